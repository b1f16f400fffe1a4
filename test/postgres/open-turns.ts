import pg from "pg";
import type { Turns } from "../../src/instances/turns.js";
import type { RunSql } from "../../src/store/postgres/sql.js";
import { createSqlTurns } from "../../src/store/postgres/turns.js";
import { turnsSchema } from "../../src/store/postgres/turns-schema.js";
import { createDatabase } from "../helpers/postgres.js";

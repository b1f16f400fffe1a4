import type { Clock } from "../../clock.js";
import { SCHEMA } from "./migrations.js";
import type { Sql } from "./sql.js";

const TABLE = `${SCHEMA}.probe`;
const WRITE = {
  name: `${TABLE} write`,
  text: `INSERT INTO ${TABLE} (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = excluded.at`,
};

/** Makes the store's `probe`, which writes; probes asked for at one time share one look. */
export function createProbe(sql: Sql, clock: Clock): () => Promise<void> {
  let probing: Promise<void> | undefined;
  async function probe() {
    try {
      await sql.query({ ...WRITE, values: [clock.now()] });
    } finally {
      probing = undefined;
    }
  }
  return () => {
    probing ??= probe();
    return probing;
  };
}

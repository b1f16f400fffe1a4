import type { KindName } from "../kinds.js";
import { answersSchema } from "./answers-schema.js";
import { turnsSchema } from "./turns-schema.js";

/** All that Floorwalker keeps itself; the work queue has a schema of its own. */
export const SCHEMA = "floorwalker";

/** The table of a kind: captureWaits → floorwalker.capture_waits. */
export const tableOf = (kind: KindName): string => `${SCHEMA}.${snake(kind)}`;

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What is looked for often enough to deserve an index, of the first kinds. */
const found: Readonly<Partial<Record<KindName, readonly string[]>>> = {
  links: ["spaceId", "orgId"],
  roles: ["orgId", "personId"],
  captureWaits: ["orgId", "spaceId"],
  subscriptions: ["orgId", "ticket"],
  schedules: ["orgId", "spaceId"],
  alerts: ["orgId", "spaceId"],
  siteImports: ["state"],
  runs: ["state"],
};

/** Numbers are doubles, as they are in JSON. Text is compared byte by byte, whatever the database's language. */
const createTable = (kind: KindName) => `
  CREATE TABLE ${tableOf(kind)} (id text COLLATE "C" PRIMARY KEY, value jsonb NOT NULL, expires_at double precision);
  CREATE INDEX ${snake(kind)}_expires_at ON ${tableOf(kind)} (expires_at) WHERE expires_at IS NOT NULL;
  ${(found[kind] ?? [])
    .map((field) => `CREATE INDEX ${snake(kind)}_by_${snake(field)} ON ${tableOf(kind)} ((value -> '${field}'));`)
    .join("\n  ")}`;

/** One step of the schema; the steps are numbered from 1 in their order. A step that has been released is never changed. */
export type SqlMigration = string;

/** The kinds at the time of the first step; a later kind is made by a step of its own. */
const firstKinds = [
  ...([
    "orgs",
    "tokens",
    "links",
    "spaces",
    "roles",
    "tickets",
    "captureWaits",
    "subscriptions",
    "legacyKeys",
  ] as const),
  ...(["schedules", "alerts", "siteChanges", "siteImports", "siteImportChunks", "runs", "alertStates"] as const),
  ...(["seen", "charts"] as const),
];

/** The steps so far. An instance of the version before goes on working meanwhile, so a step adds and does not take away. */
export const migrations: readonly SqlMigration[] = [
  `${firstKinds.map(createTable).join("")}
  CREATE TABLE ${SCHEMA}.audit (seq bigserial PRIMARY KEY, at double precision NOT NULL, org_id text, entry jsonb NOT NULL);
  CREATE INDEX audit_by_at ON ${SCHEMA}.audit (at, seq);
  CREATE INDEX audit_by_org ON ${SCHEMA}.audit (org_id, at, seq);
  CREATE TABLE ${SCHEMA}.probe (id int PRIMARY KEY, at double precision NOT NULL);`,
  turnsSchema,
  answersSchema,
];

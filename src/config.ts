import { environment } from "./config/environment.js";
import { variables } from "./config/variables.js";
import type { EncryptionKey } from "./store/encryption-keys.js";

/** What the service runs with. Addresses carry no trailing slash. */
export interface Config {
  readonly port: number;
  readonly publicUrl: string;
  readonly botToken: string;
  readonly webhookSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly webexApiUrl: string;
  readonly transport: "webhook" | "websocket";
  readonly wxccApiUrl: string;
  readonly wxccLegacyUrl: string;
  /** The first encrypts, all decrypt. */
  readonly encryptionKeys: readonly EncryptionKey[];
  readonly databaseUrl: string | undefined;
  readonly dataFile: string;
  readonly wxccRequestsPerMinute: number;
  /** How long an address of a recording at Contact Center lasts, minutes. */
  readonly recordingUrlMinutes: number;
  readonly scheduledPostsPerSecond: number;
  readonly logLevel: string;
}

/** Every problem of an environment at once, each with its cure; a value is never repeated, it may be a secret. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(["Floorwalker cannot start:", ...problems.map((p) => `  - ${p}`)].join("\n"));
    this.name = "ConfigError";
  }
}

/** Reads an environment. Throws {@link ConfigError}; the process ends with code 78 (`EX_CONFIG`). */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = new Map(variables.map(({ name, default: fallback }) => [name, env[name]?.trim() || fallback]));
  const read = environment.safeParse(Object.fromEntries(given));
  const wrong = new Set(read.error?.issues.map(({ path }) => path[0]));
  const problems = variables
    .filter(({ name }) => wrong.has(name))
    .map(({ name, cure }) => `${name} is ${given.get(name) === undefined ? "missing" : "not usable"}. ${cure}`);
  const losing = given.get("DATABASE_URL") === undefined ? losesFiles(env) : undefined;
  if (losing !== undefined) problems.push(losing);
  if (!read.success || losing !== undefined) throw new ConfigError(problems);
  const values = read.data;
  return {
    port: values.PORT,
    publicUrl: values.PUBLIC_URL,
    botToken: values.WEBEX_BOT_TOKEN,
    webhookSecret: values.WEBEX_WEBHOOK_SECRET,
    clientId: values.WEBEX_CLIENT_ID,
    clientSecret: values.WEBEX_CLIENT_SECRET,
    webexApiUrl: values.WEBEX_API_URL,
    transport: values.WEBEX_TRANSPORT,
    wxccApiUrl: values.WXCC_API_URL,
    wxccLegacyUrl: values.WXCC_LEGACY_URL,
    encryptionKeys: values.ENCRYPTION_KEY,
    databaseUrl: values.DATABASE_URL,
    dataFile: values.DATA_FILE,
    wxccRequestsPerMinute: values.WXCC_REQUESTS_PER_MINUTE,
    recordingUrlMinutes: values.RECORDING_URL_MINUTES,
    scheduledPostsPerSecond: values.SCHEDULED_POSTS_PER_SECOND,
    logLevel: values.LOG_LEVEL,
  };
}

/** Why a data file would be lost on this host; undefined when nothing says so. */
function losesFiles(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const sign = env.DYNO
    ? "DYNO says that this host is Heroku, which"
    : env.FLOORWALKER_EPHEMERAL_DISK?.trim() === "1"
      ? "FLOORWALKER_EPHEMERAL_DISK says that this host"
      : undefined;
  return (
    sign &&
    `DATABASE_URL is missing. ${sign} wipes its files at every restart: with a data file every contact centre would have to be connected again. Set DATABASE_URL to a postgres:// address (on Heroku: heroku addons:create heroku-postgresql).`
  );
}

import { z } from "zod";

const key = z
  .string()
  .refine((text) => Buffer.from(text, "base64").length === 32 && /^[A-Za-z0-9+/]+={0,2}$/.test(text));

const publicUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url !== undefined && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  if (!url || !(url.protocol === "https:" || (url.protocol === "http:" && loopback)) || url.search || url.hash) {
    context.addIssue({ code: "custom", message: "not an https address" });
    return z.NEVER;
  }
  return text.replace(/\/+$/, "");
});

const apiUrl = z
  .string()
  .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text.replace("{region}", "x")))
  .transform((text) => text.replace(/\/+$/, ""));

const wholeNumber = (low: number, high: number) => z.coerce.number().int().min(low).max(high);

const environment = z.object({
  PORT: wholeNumber(0, 65_535),
  PUBLIC_URL: publicUrl,
  WEBEX_BOT_TOKEN: z.string().min(20),
  WEBEX_WEBHOOK_SECRET: z.string().min(16),
  WEBEX_CLIENT_ID: z.string().min(8),
  WEBEX_CLIENT_SECRET: z.string().min(8),
  WEBEX_API_URL: apiUrl,
  WEBEX_TRANSPORT: z.enum(["webhook", "websocket"]),
  WXCC_API_URL: apiUrl,
  WXCC_LEGACY_URL: apiUrl,
  ENCRYPTION_KEY: z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .pipe(z.array(key).min(1)),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DATA_FILE: z.string().min(1),
  WXCC_REQUESTS_PER_MINUTE: wholeNumber(1, 300),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]),
});

/** One environment variable, as the docs print it. */
export interface Variable {
  readonly name: string;
  /** What is used when it is absent; undefined when it must be set or has no value by default. */
  readonly default: string | undefined;
  readonly required: boolean;
  readonly meaning: string;
  /** What to do when it is missing or wrong. */
  readonly cure: string;
}

const usual = (value: string | undefined, meaning: string, cure: string) => ({
  default: value,
  required: false,
  meaning,
  cure,
});
const needed = (meaning: string, cure: string) => ({ default: undefined, required: true, meaning, cure });

const described: Readonly<Record<keyof typeof environment.shape, Omit<Variable, "name">>> = {
  PORT: usual("3000", "HTTP port.", "Set PORT to a number between 0 and 65535."),
  PUBLIC_URL: needed(
    "Base address of this service as Webex and browsers reach it: https, or http on loopback. The webhook is PUBLIC_URL/webex/webhook, the OAuth redirect PUBLIC_URL/auth/callback.",
    "Set PUBLIC_URL to the https address of this service, for example https://floorwalker.example.com (http only for 127.0.0.1 or localhost).",
  ),
  WEBEX_BOT_TOKEN: needed(
    "Access token of the bot account.",
    "Set WEBEX_BOT_TOKEN to the bot's access token from developer.webex.com → My Webex Apps.",
  ),
  WEBEX_WEBHOOK_SECRET: needed(
    "Secret registered with the webhooks; every delivery is checked against it.",
    "Set WEBEX_WEBHOOK_SECRET to a random text of at least 16 characters, for example from `openssl rand -hex 24`.",
  ),
  WEBEX_CLIENT_ID: needed(
    "Client id of the integration that organisations consent to.",
    "Set WEBEX_CLIENT_ID to the integration's client id from developer.webex.com → My Webex Apps.",
  ),
  WEBEX_CLIENT_SECRET: needed(
    "Client secret of that integration.",
    "Set WEBEX_CLIENT_SECRET to the integration's client secret.",
  ),
  WEBEX_API_URL: usual(
    "https://webexapis.com/v1",
    "Webex messaging and OAuth.",
    "Set WEBEX_API_URL to an http(s) address, or remove it for https://webexapis.com/v1.",
  ),
  WEBEX_TRANSPORT: usual(
    "webhook",
    "`webhook`, or `websocket` for a network that Webex cannot reach.",
    "Set WEBEX_TRANSPORT to webhook or websocket.",
  ),
  WXCC_API_URL: usual(
    "https://api.wxcc-{region}.cisco.com",
    "Webex Contact Center. `{region}` is replaced; without it one fixed address serves every org.",
    "Set WXCC_API_URL to an http(s) address; {region} in it is replaced by us1, eu1 and so on.",
  ),
  WXCC_LEGACY_URL: usual(
    "https://rest.wxcc-{region}.cisco.com",
    "Contact Center legacy records (version 1).",
    "Set WXCC_LEGACY_URL to an http(s) address; {region} in it is replaced.",
  ),
  ENCRYPTION_KEY: needed(
    "32 bytes in base64. A comma-separated list rotates keys: the first encrypts, all decrypt.",
    "Set ENCRYPTION_KEY to 32 random bytes in base64, for example from `openssl rand -base64 32`; separate several by commas.",
  ),
  DATABASE_URL: usual(
    undefined,
    "PostgreSQL. When absent, DATA_FILE is used.",
    "Set DATABASE_URL to a postgres:// address, or remove it to use DATA_FILE.",
  ),
  DATA_FILE: usual(
    "data/floorwalker.json",
    "File that holds everything when there is no database.",
    "Set DATA_FILE to the path of a file that this process may write.",
  ),
  WXCC_REQUESTS_PER_MINUTE: usual(
    "240",
    "Budget of Contact Center requests for the client id, shared by all orgs. Cisco allows 300.",
    "Set WXCC_REQUESTS_PER_MINUTE to a whole number from 1 to 300, which is Cisco's limit.",
  ),
  LOG_LEVEL: usual(
    "info",
    "trace, debug, info, warn, error or fatal.",
    "Set LOG_LEVEL to trace, debug, info, warn, error or fatal.",
  ),
};

/** Every variable the service reads, in the order of the documentation. */
export const variables: readonly Variable[] = Object.entries(described).map(([name, rest]) => ({ name, ...rest }));

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
  /** Base64; the first encrypts, all decrypt. */
  readonly encryptionKeys: readonly string[];
  readonly databaseUrl: string | undefined;
  readonly dataFile: string;
  readonly wxccRequestsPerMinute: number;
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
  if (!read.success) {
    const wrong = new Set(read.error.issues.map(({ path }) => path[0]));
    throw new ConfigError(
      variables
        .filter(({ name }) => wrong.has(name))
        .map(({ name, cure }) => `${name} is ${given.get(name) === undefined ? "missing" : "not usable"}. ${cure}`),
    );
  }
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
    logLevel: values.LOG_LEVEL,
  };
}

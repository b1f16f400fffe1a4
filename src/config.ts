import { z } from "zod";

/** One environment variable, as the docs print it. */
export interface Variable {
  readonly name: string;
  /** What is used when it is absent; undefined when it must be set or has no value by default. */
  readonly default: string | undefined;
  readonly required: boolean;
  readonly meaning: string;
}

const variable = (name: string, fallback: string | undefined, meaning: string): Variable => ({
  name,
  default: fallback,
  required: false,
  meaning,
});
const needed = (name: string, meaning: string): Variable => ({ name, default: undefined, required: true, meaning });

/** Every variable the service reads, in the order of the documentation. */
export const variables: readonly Variable[] = [
  variable("PORT", "3000", "HTTP port."),
  needed(
    "PUBLIC_URL",
    "Base address of this service as Webex and browsers reach it: https, or http on loopback. The webhook is PUBLIC_URL/webex/webhook, the OAuth redirect PUBLIC_URL/auth/callback.",
  ),
  needed("WEBEX_BOT_TOKEN", "Access token of the bot account."),
  needed("WEBEX_WEBHOOK_SECRET", "Secret registered with the webhooks; every delivery is checked against it."),
  needed("WEBEX_CLIENT_ID", "Client id of the integration that organisations consent to."),
  needed("WEBEX_CLIENT_SECRET", "Client secret of that integration."),
  variable("WEBEX_API_URL", "https://webexapis.com/v1", "Webex messaging and OAuth."),
  variable("WEBEX_TRANSPORT", "webhook", "`webhook`, or `websocket` for a network that Webex cannot reach."),
  variable(
    "WXCC_API_URL",
    "https://api.wxcc-{region}.cisco.com",
    "Webex Contact Center. `{region}` is replaced; without it one fixed address serves every org.",
  ),
  variable("WXCC_LEGACY_URL", "https://rest.wxcc-{region}.cisco.com", "Contact Center legacy records (version 1)."),
  needed("ENCRYPTION_KEY", "32 bytes in base64. A comma-separated list rotates keys: the first encrypts, all decrypt."),
  variable("DATABASE_URL", undefined, "PostgreSQL. When absent, DATA_FILE is used."),
  variable("DATA_FILE", "data/floorwalker.json", "File that holds everything when there is no database."),
  variable(
    "WXCC_REQUESTS_PER_MINUTE",
    "240",
    "Budget of Contact Center requests for the client id, shared by all orgs. Cisco allows 300.",
  ),
  variable("LOG_LEVEL", "info", "trace, debug, info, warn, error or fatal."),
];

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
  .refine((text) =>
    /^https?:$/.test(
      URL.canParse(text.replace("{region}", "x")) ? new URL(text.replace("{region}", "x")).protocol : "",
    ),
  )
  .transform((text) => text.replace(/\/+$/, ""));

const wholeNumber = (low: number, high: number) => z.coerce.number().int().min(low).max(high);

/** A rule and, for whoever sees it fail, the cure. */
const rules = {
  PORT: [wholeNumber(0, 65_535), "Set PORT to a number between 0 and 65535."],
  PUBLIC_URL: [
    publicUrl,
    "Set PUBLIC_URL to the https address of this service, for example https://floorwalker.example.com (http only for 127.0.0.1 or localhost).",
  ],
  WEBEX_BOT_TOKEN: [
    z.string().min(20),
    "Set WEBEX_BOT_TOKEN to the bot's access token from developer.webex.com → My Webex Apps.",
  ],
  WEBEX_WEBHOOK_SECRET: [
    z.string().min(16),
    "Set WEBEX_WEBHOOK_SECRET to a random text of at least 16 characters, for example from `openssl rand -hex 24`.",
  ],
  WEBEX_CLIENT_ID: [
    z.string().min(8),
    "Set WEBEX_CLIENT_ID to the integration's client id from developer.webex.com → My Webex Apps.",
  ],
  WEBEX_CLIENT_SECRET: [z.string().min(8), "Set WEBEX_CLIENT_SECRET to the integration's client secret."],
  WEBEX_API_URL: [apiUrl, "Set WEBEX_API_URL to an http(s) address, or remove it for https://webexapis.com/v1."],
  WEBEX_TRANSPORT: [z.enum(["webhook", "websocket"]), "Set WEBEX_TRANSPORT to webhook or websocket."],
  WXCC_API_URL: [apiUrl, "Set WXCC_API_URL to an http(s) address; {region} in it is replaced by us1, eu1 and so on."],
  WXCC_LEGACY_URL: [apiUrl, "Set WXCC_LEGACY_URL to an http(s) address; {region} in it is replaced."],
  ENCRYPTION_KEY: [
    z
      .string()
      .transform((text) => text.split(",").map((part) => part.trim()))
      .pipe(z.array(key).min(1)),
    "Set ENCRYPTION_KEY to 32 random bytes in base64, for example from `openssl rand -base64 32`; separate several by commas.",
  ],
  DATABASE_URL: [
    z
      .string()
      .regex(/^postgres(ql)?:\/\//)
      .optional(),
    "Set DATABASE_URL to a postgres:// address, or remove it to use DATA_FILE.",
  ],
  DATA_FILE: [z.string().min(1), "Set DATA_FILE to the path of a file that this process may write."],
  WXCC_REQUESTS_PER_MINUTE: [
    wholeNumber(1, 300),
    "Set WXCC_REQUESTS_PER_MINUTE to a whole number from 1 to 300, which is Cisco's limit.",
  ],
  LOG_LEVEL: [
    z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]),
    "Set LOG_LEVEL to trace, debug, info, warn, error or fatal.",
  ],
} as const satisfies Record<string, readonly [z.ZodType, string]>;

type Rules = typeof rules;
type Values = { [Name in keyof Rules]: z.output<Rules[Name][0]> };

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
  const problems: string[] = [];
  const read = <Name extends keyof Rules>(name: Name): Values[Name] | undefined => {
    const { default: fallback, required } = variables.find((v) => v.name === name) ?? needed(name, "");
    const text = env[name]?.trim() || fallback;
    if (text === undefined && !required) return undefined;
    const [schema, cure] = rules[name];
    const result = schema.safeParse(text);
    if (result.success) return result.data as Values[Name];
    problems.push(`${name} is ${text === undefined ? "missing" : "not usable"}. ${cure}`);
    return undefined;
  };
  const values = Object.fromEntries(Object.keys(rules).map((name) => [name, read(name as keyof Rules)])) as Values;
  if (problems.length > 0) throw new ConfigError(problems);
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

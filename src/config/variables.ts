import type { environment } from "./environment.js";

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
    "PostgreSQL, for several instances or a host that keeps no files. When absent, DATA_FILE is used, which serves one process.",
    "Set DATABASE_URL to a postgres:// address, or remove it to use DATA_FILE.",
  ),
  DATA_FILE: usual(
    "data/floorwalker.json",
    "File that holds everything when there is no database.",
    "Set DATA_FILE to the path of a file that this process may write.",
  ),
  FLOORWALKER_EPHEMERAL_DISK: usual(
    "0",
    "`1` where the host wipes its files at a restart: without DATABASE_URL the service then refuses to start. Heroku is known by its own DYNO.",
    "Set FLOORWALKER_EPHEMERAL_DISK to 1 on a host that wipes its files, or remove it.",
  ),
  WXCC_REQUESTS_PER_MINUTE: usual(
    "240",
    "Budget of Contact Center requests for the client id, shared by all orgs. Cisco allows 300.",
    "Set WXCC_REQUESTS_PER_MINUTE to a whole number from 1 to 300, which is Cisco's limit.",
  ),
  RECORDING_URL_MINUTES: usual(
    "10",
    "How long an address of a recording at Contact Center lasts, in minutes. Only this service ever sees such an address; a new one is fetched when it has run out.",
    "Set RECORDING_URL_MINUTES to a whole number from 1 to 60, which is what Cisco takes.",
  ),
  SCHEDULED_POSTS_PER_SECOND: usual(
    "5",
    "How fast scheduled reports are posted in all spaces together. Webex asks a bot that posts faster to slow down.",
    "Set SCHEDULED_POSTS_PER_SECOND to a whole number from 1 to 1000.",
  ),
  LOG_LEVEL: usual(
    "info",
    "trace, debug, info, warn, error or fatal.",
    "Set LOG_LEVEL to trace, debug, info, warn, error or fatal.",
  ),
};

/** Every variable the service reads, in the order of the documentation. */
export const variables: readonly Variable[] = Object.entries(described).map(([name, rest]) => ({ name, ...rest }));

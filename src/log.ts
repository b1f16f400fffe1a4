import { type DestinationStream, type Logger, pino } from "pino";

/** Structured log. Fields that may hold secrets are removed by name wherever they stand. */
export type Log = Pick<Logger, "debug" | "info" | "warn" | "error" | "fatal" | "child">;

const secretNames = [
  "token",
  "access_token",
  "accessToken",
  "refresh_token",
  "refreshToken",
  "authorization",
  "Authorization",
  "client_secret",
  "clientSecret",
  "code_verifier",
  "codeVerifier",
  "secret",
  "cookie",
  "filePath",
  "origin",
  "destination",
];

/** Bearer tokens, pre-signed URLs and phone numbers, should one slip into a free text. */
const scrubs: readonly [RegExp, string][] = [
  [/Bearer\s+[\w.~+/=-]+/gi, "Bearer [removed]"],
  [/([?&](?:X-Amz-[\w-]+|code|state|access_token|refresh_token)=)[^&\s"]+/gi, "$1[removed]"],
  [/(?<![\w-])\+\d[\d\s().-]{6,}\d/g, "[number]"],
];

/** The same text without bearer tokens, signed query values and phone numbers. */
const scrub = (text: string): string =>
  scrubs.reduce((clean, [pattern, instead]) => clean.replace(pattern, instead), text);

/** Writes JSON lines to `destination` (standard output by default). */
export function createLog(options: { level: string; destination?: DestinationStream }): Log {
  return pino(
    {
      level: options.level,
      base: { service: "floorwalker" },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[removed]" },
      hooks: {
        // Scrubs the finished line: messages of third parties may quote an address or a header.
        streamWrite: scrub,
      },
    },
    ...(options.destination ? [options.destination] : []),
  );
}

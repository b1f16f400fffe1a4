import { z } from "zod";
import { readEncryptionKeys } from "../store/encryption-keys.js";

const encryptionKeys = z.string().transform((text, context) => {
  try {
    return readEncryptionKeys(text);
  } catch {
    // What is wrong with it is not said: a cure is given with every variable, and the value is a secret.
    context.addIssue({ code: "custom", message: "not a list of keys" });
    return z.NEVER;
  }
});

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

/** What each variable must look like, and what it becomes. Addresses lose their trailing slashes. */
export const environment = z.object({
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
  ENCRYPTION_KEY: encryptionKeys,
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DATA_FILE: z.string().min(1),
  FLOORWALKER_EPHEMERAL_DISK: z.enum(["0", "1"]),
  WXCC_REQUESTS_PER_MINUTE: wholeNumber(1, 300),
  /** Cisco takes 1 to 60 (OpenAPI, captures query). */
  RECORDING_URL_MINUTES: wholeNumber(1, 60),
  SCHEDULED_POSTS_PER_SECOND: wholeNumber(1, 1000),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]),
});

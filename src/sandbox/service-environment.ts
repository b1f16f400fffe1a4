import { credentials } from "./world.js";

/** The environment in which a service runs against the simulated cloud; where it keeps its data is the caller's. */
export const serviceEnvironment = (where: {
  /** Of the cloud, without a trailing slash. */
  readonly cloudUrl: string;
  readonly publicUrl: string;
  readonly encryptionKey: string;
}): Record<string, string> => ({
  PUBLIC_URL: where.publicUrl,
  WEBEX_BOT_TOKEN: credentials.botToken,
  WEBEX_WEBHOOK_SECRET: credentials.webhookSecret,
  WEBEX_CLIENT_ID: credentials.clientId,
  WEBEX_CLIENT_SECRET: credentials.clientSecret,
  WEBEX_API_URL: `${where.cloudUrl}/v1`,
  WXCC_API_URL: `${where.cloudUrl}/wxcc/{region}`,
  WXCC_LEGACY_URL: `${where.cloudUrl}/legacy/{region}`,
  ENCRYPTION_KEY: where.encryptionKey,
});

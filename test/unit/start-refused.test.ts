import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "vitest";
import { createSandboxClock } from "../../src/sandbox/clock.js";
import { createCloud } from "../../src/sandbox/cloud.js";
import * as world from "../../src/sandbox/world.js";
import { readEncryptionKeys } from "../../src/store/encryption-keys.js";
import { openFileStore } from "../../src/store/open-file-store.js";
import { runService } from "../helpers/run-service.js";

const CONFIG_EXIT = 78;
const encryptionKey = Buffer.alloc(32, 7).toString("base64");

async function soundEnvironment({ onTestFinished }: TestContext): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), "floorwalker-start-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return {
    PORT: "0",
    PUBLIC_URL: "http://127.0.0.1:3000",
    WEBEX_BOT_TOKEN: world.credentials.botToken,
    WEBEX_WEBHOOK_SECRET: world.credentials.webhookSecret,
    WEBEX_CLIENT_ID: world.credentials.clientId,
    WEBEX_CLIENT_SECRET: world.credentials.clientSecret,
    WEBEX_API_URL: "http://127.0.0.1:9/v1",
    ENCRYPTION_KEY: encryptionKey,
    DATA_FILE: join(folder, "floorwalker.json"),
  };
}

test.concurrent("an empty environment ends with 78 and every missing variable with its cure", async (context) => {
  const { expect } = context;
  const service = runService({});
  expect(await service.ended()).toBe(CONFIG_EXIT);
  const missing = [
    "PUBLIC_URL",
    "WEBEX_BOT_TOKEN",
    "WEBEX_WEBHOOK_SECRET",
    "WEBEX_CLIENT_ID",
    "WEBEX_CLIENT_SECRET",
    "ENCRYPTION_KEY",
  ];
  const [title, ...lines] = service.errors().trim().split("\n");
  expect(title).toBe("Floorwalker cannot start:");
  expect(lines.map((line) => / - (\w+) is missing\. Set /.exec(line)?.[1])).toEqual(missing);
});

test.concurrent("wrong values end with 78, all at once, and no value is repeated", async (context) => {
  const { expect } = context;
  const service = runService({
    ...(await soundEnvironment(context)),
    PUBLIC_URL: "http://floorwalker.example.com",
    ENCRYPTION_KEY: "too-short-a-secret",
    WXCC_REQUESTS_PER_MINUTE: "5000",
    WEBEX_TRANSPORT: "pigeon",
  });
  expect(await service.ended()).toBe(CONFIG_EXIT);
  for (const name of ["PUBLIC_URL", "ENCRYPTION_KEY", "WXCC_REQUESTS_PER_MINUTE", "WEBEX_TRANSPORT"])
    expect(service.errors()).toContain(`${name} is not usable.`);
  expect(service.errors()).not.toMatch(/too-short-a-secret|pigeon|\n\s+at /);
});

test.concurrent("a host that wipes its disk ends the start with 78 and why, before anything is written there", async (context) => {
  const { expect } = context;
  const service = runService({ ...(await soundEnvironment(context)), DYNO: "web.1" });
  expect(await service.ended()).toBe(CONFIG_EXIT);
  expect(service.errors()).toMatch(/DATABASE_URL is missing\. DYNO says .* wipes its files at every restart/);
});

test.concurrent("a port that another program has ends with 78 and says which", async (context) => {
  const { expect } = context;
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, resolve));
  context.onTestFinished(() => void other.close());
  const address = other.address();
  const port = String(typeof address === "object" && address ? address.port : 0);
  const service = runService({ ...(await soundEnvironment(context)), PORT: port });
  expect(await service.ended()).toBe(CONFIG_EXIT);
  expect(service.errors()).toContain(`PORT ${port} cannot be used (EADDRINUSE).`);
  expect(service.errors()).not.toMatch(/\n\s+at /);
});

test.concurrent("a second process on the same data is refused and told who has it", async (context) => {
  const { expect } = context;
  const env = await soundEnvironment(context);
  const clock = createSandboxClock({ start: 0, running: true });
  const store = await openFileStore({ file: env.DATA_FILE ?? "", keys: readEncryptionKeys(encryptionKey), clock });
  context.onTestFinished(() => store.close());
  const service = runService(env);
  expect(await service.ended()).toBe(1);
  expect(service.errors()).toContain("Floorwalker cannot start:");
  expect(service.errors()).toContain(String(process.pid));
});

test.concurrent("a damaged data file is named and left alone", async (context) => {
  const { expect } = context;
  const env = await soundEnvironment(context);
  await writeFile(env.DATA_FILE ?? "", '{"version":');
  const service = runService(env);
  expect(await service.ended()).toBe(1);
  expect(service.errors()).toMatch(/floorwalker\.json is damaged: .*Nothing was overwritten; a copy is kept as/);
});

test.concurrent("a bot token that Webex does not know ends the start with what to set", async (context) => {
  const { expect } = context;
  const cloud = createCloud({ clock: createSandboxClock({ start: 0, running: true }), world });
  const { url } = await cloud.listen(0);
  context.onTestFinished(() => cloud.close());
  const token = "bm90LWEtdG9rZW4_SBX1_1eb65fdf-9643-417f-9974-ad72cae0e10f";
  const service = runService({
    ...(await soundEnvironment(context)),
    WEBEX_API_URL: `${url}/v1`,
    WEBEX_BOT_TOKEN: token,
  });
  expect(await service.ended()).toBe(1);
  expect(service.errors()).toContain("Webex does not accept the bot's token. Set WEBEX_BOT_TOKEN");
  expect(service.errors() + service.log()).not.toContain(token);
});

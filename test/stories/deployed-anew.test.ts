import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createSandboxClock } from "../../src/sandbox/clock.js";
import { createCloud } from "../../src/sandbox/cloud.js";
import { seedStore } from "../../src/sandbox/seed.js";
import * as world from "../../src/sandbox/world.js";
import { createContactCentre } from "../../src/sandbox/wxcc/create-contact-centre.js";
import { readEncryptionKeys } from "../../src/store/encryption-keys.js";
import { openFileStore } from "../../src/store/open-file-store.js";
import { FRIDAY_MORNING, people, places, traffic } from "../helpers/floor.js";
import { runService } from "../helpers/run-service.js";

const PATIENCE_MS = 12_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

/** Another process works in real time, so this waits in real time. */
async function eventually(what: string, condition: () => boolean): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!condition()) {
    if (performance.now() > giveUpAt) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test("a real process that is told to stop finishes the questions it has taken, and the next one answers none of them again", async () => {
  const clock = createSandboxClock({ start: Date.parse(FRIDAY_MORNING), running: true });
  const model = traffic();
  const cloud = createCloud({
    clock,
    world,
    contactCentre: (identify) => createContactCentre({ model, clock, identify }),
  });
  const { url } = await cloud.listen(0);
  onTestFinished(() => cloud.close());
  const folder = await mkdtemp(join(tmpdir(), "floorwalker-deploy-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "floorwalker.json");
  const key = Buffer.alloc(32, 9).toString("base64");
  const store = await openFileStore({ file, keys: readEncryptionKeys(key), clock });
  await seedStore({ store, clock, world, issueGrant: cloud.issueGrant });
  await store.close();

  const port = await freePort();
  const { botToken, webhookSecret, clientId, clientSecret } = world.credentials;
  const start = async () => {
    const service = runService({
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      WEBEX_BOT_TOKEN: botToken,
      WEBEX_WEBHOOK_SECRET: webhookSecret,
      WEBEX_CLIENT_ID: clientId,
      WEBEX_CLIENT_SECRET: clientSecret,
      WEBEX_API_URL: `${url}/v1`,
      WXCC_API_URL: `${url}/wxcc/{region}`,
      ENCRYPTION_KEY: key,
      DATA_FILE: file,
    });
    onTestFinished(() => void service.child.kill("SIGKILL"));
    await eventually("the service to be ready", () => service.log().includes('"ready"'));
    return service;
  };
  const answers = () =>
    cloud
      .state()
      .spaces.find((space) => space.title === places.floor)
      ?.messages.filter((message) => message.personEmail === world.bot.email) ?? [];
  const messagesRead = () => cloud.requests().filter((call) => call.path.startsWith("/v1/messages/")).length;

  const first = await start();
  cloud.faults([{ match: "GET /v1/memberships", delayMs: 300 }]);
  for (const text of ["help", "who", "target"]) cloud.say({ space: places.floor, from: people.maya, text });
  await eventually("the questions to be taken", () => messagesRead() === 3);
  first.child.kill("SIGTERM");
  expect(await first.ended()).toBe(0);
  expect(answers()).toHaveLength(3);
  expect(first.log()).toContain('"stopped"');
  expect(first.log()).not.toContain('"level":50');

  cloud.faults([]);
  const second = await start();
  cloud.say({ space: places.floor, from: people.maya, text: "orgs" });
  await eventually("the next answer", () => answers().length >= 4);
  second.child.kill("SIGINT");
  expect(await second.ended()).toBe(0);
  expect(answers().map(({ text }) => text.split("\n")[0])).toHaveLength(4);
}, 40_000);

import { createRequire } from "node:module";
import express from "express";
import { expect, onTestFinished, test, vi } from "vitest";
import { serve } from "../../../../src/sandbox/drive/serve.js";
import { credentials, spaces } from "../../../../src/sandbox/world.js";
import { maya, startCloud } from "./start-cloud.js";

// biome-ignore-start lint/suspicious/noExplicitAny: the framework and its SDK have no types
/** The SDK reads its addresses from a wrapper around `init`, so that several clouds fit into one process. */
function pointSdkAt(url: string): any {
  const require = createRequire(createRequire(import.meta.url).resolve("webex-node-bot-framework"));
  const webex = require("webex");
  const init = webex.init;
  const discovery = { hydra: `${url}/v1`, u2c: `${url}/u2c/api/v1` };
  webex.init = (options: any) =>
    init.call(webex, {
      ...options,
      config: { ...options.config, services: { discovery, override: { hydra: discovery.hydra } } },
    });
  onTestFinished(() => {
    webex.init = init;
  });
  return require;
}

test("the real framework starts against the cloud, hears a question and answers it", async () => {
  vi.stubEnv("NO_PROXY", "127.0.0.1,localhost");
  vi.stubEnv("WEBEX_LOG_LEVEL", "silent");
  onTestFinished(() => void vi.unstubAllEnvs());
  const { cloud, url, call } = await startCloud();
  const require = pointSdkAt(url);
  const Framework = require("webex-node-bot-framework");
  const handle = require("webex-node-bot-framework/webhook");

  const app = express();
  const service = await serve(app, 0, "127.0.0.1");
  onTestFinished(() => service.close());
  const framework = new Framework({
    token: credentials.botToken,
    webhookUrl: `${service.url}/webex/webhook`,
    webhookSecret: credentials.webhookSecret,
    removeWebhooksOnStart: false,
    maxStartupSpaces: 100_000,
  });
  const hook = handle(framework);
  app.post("/webex/webhook", express.json(), (req, res) => void hook(req, res));
  framework.hears(/.*/, (bot: any, trigger: any) => bot.say("markdown", `You said **${trigger.args.at(-1)}**`));
  framework.on("attachmentAction", (bot: any, trigger: any) =>
    bot.say(`Pressed ${trigger.attachmentAction.inputs.ask}`),
  );

  const started = new Promise<void>((resolve) => framework.on("initialized", resolve));
  await framework.start();
  await started;
  await expect.poll(() => framework.webhook?.name && framework.cardsWebhook?.id, { interval: 5 }).toBeTruthy();
  expect(framework.bots).toHaveLength(spaces.length);

  const answers: string[] = [];
  cloud.onMessage(
    ({ kind, message }) => kind === "created" && message.personEmail.endsWith(".bot") && answers.push(message.text),
  );
  cloud.say({ space: "Harbor floor", from: maya, text: "queue stats today" });
  await expect.poll(() => answers, { interval: 5, timeout: 5000 }).toEqual(["You said today"]);

  await framework.bots[0].sendCard({ type: "AdaptiveCard", version: "1.3", body: [] }, "a card");
  const message = cloud
    .state()
    .spaces.flatMap((space) => space.messages)
    .find((each) => each.cards.length > 0);
  cloud.press({ message: message?.id ?? "", from: maya, inputs: { ask: "help" } });
  await expect.poll(() => answers.at(-1), { interval: 5, timeout: 5000 }).toBe("Pressed help");

  await framework.stop();
  expect((await call("GET", "/v1/webhooks")).body.items).toEqual([]);
  expect(cloud.requests().every((request) => request.status > 0 && request.status < 300)).toBe(true);
});
test("the real framework also runs over the SDK's socket, without a webhook", async () => {
  vi.stubEnv("NO_PROXY", "127.0.0.1,localhost");
  vi.stubEnv("WEBEX_LOG_LEVEL", "silent");
  onTestFinished(() => void vi.unstubAllEnvs());
  const { cloud, url } = await startCloud();
  const Framework = pointSdkAt(url)("webex-node-bot-framework");
  const framework = new Framework({ token: credentials.botToken, maxStartupSpaces: 100_000 });
  framework.hears(/.*/, (bot: any, trigger: any) => bot.say(`Heard ${trigger.args.at(-1)}`));
  framework.on("attachmentAction", (bot: any, trigger: any) =>
    bot.say(`Pressed ${trigger.attachmentAction.inputs.ask}`),
  );
  const spawned: string[] = [];
  framework.on("spawn", (bot: any, _id: string, addedBy?: string) => addedBy && spawned.push(bot.room.title));
  const started = new Promise<void>((resolve) => framework.on("initialized", resolve));
  await framework.start();
  await started;
  // The SDK's telemetry is sent half a second late, when this test may be over: a refused call would be unhandled.
  framework.webex.internal.metrics.submitClientMetrics = async () => undefined;

  const answers: string[] = [];
  cloud.onMessage(({ message }) => message.personEmail.endsWith(".bot") && answers.push(message.text));
  cloud.say({ space: "Harbor floor", from: maya, text: "today" });
  await expect.poll(() => answers, { interval: 5, timeout: 5000 }).toEqual(["Heard today"]);
  await framework.bots[0].sendCard({ type: "AdaptiveCard", version: "1.3", body: [] }, "a card");
  const shown = cloud.state().spaces.flatMap((space) => space.messages);
  cloud.press({ message: shown.find((each) => each.cards.length > 0)?.id ?? "", from: maya, inputs: { ask: "help" } });
  await expect.poll(() => answers.at(-1), { interval: 5, timeout: 5000 }).toBe("Pressed help");

  // Another space: the SDK may still be reading the bot's last message, and a 404 there would be an unhandled rejection.
  cloud.changeMembers({ space: "Lumen team leads", email: "floorwalker@webex.bot", action: "remove" });
  await expect.poll(() => framework.bots.length, { interval: 5, timeout: 5000 }).toBe(spaces.length - 1);
  cloud.changeMembers({ space: "Lumen team leads", email: "floorwalker@webex.bot", action: "add" });
  await expect.poll(() => spawned, { interval: 5, timeout: 5000 }).toEqual(["Lumen team leads"]);
  // Stopping the framework only forgets the device: the SDK's socket would stay and come back for ever.
  const { mercury } = framework.webex.internal;
  await framework.stop();
  await mercury.disconnect();
});
// biome-ignore-end lint/suspicious/noExplicitAny: the framework and its SDK have no types

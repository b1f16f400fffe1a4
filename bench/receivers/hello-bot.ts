import { createRequire } from "node:module";
import express from "express";

/** A bot as the framework's own example shows it. */
const require = createRequire(import.meta.url);
const Framework = require("webex-node-bot-framework");
const webhook = require("webex-node-bot-framework/webhook");

const framework = new Framework({
  token: process.env.BOT_TOKEN,
  webhookUrl: `${process.env.PUBLIC_URL}/webex/webhook`,
  webhookSecret: process.env.WEBHOOK_SECRET,
});
framework.hears("hello", (bot: { say(text: string): unknown }) => bot.say("Hello!"));
await framework.start();

const app = express();
app.use(express.json());
app.get("/readyz", (_request, response) => {
  response.sendStatus(framework.initialized && framework.webhook?.name && framework.cardsWebhook?.id ? 200 : 503);
});
app.post("/webex/webhook", webhook(framework));
app.listen(Number(process.env.PORT), "127.0.0.1");

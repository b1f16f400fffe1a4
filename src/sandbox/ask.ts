import { createLog } from "../log.js";
import { createSandboxClock } from "./clock.js";
import { livelyMoment } from "./lively-moment.js";
import { startSandbox } from "./start.js";
import { spaces } from "./world.js";

/** `npm run ask -- "queue stats today"`: one question in the first linked space, answered in the terminal. */
const text = process.argv.slice(2).join(" ").trim();
if (text === "") {
  process.stderr.write('What shall I ask? For example: npm run ask -- "queue stats today"\n');
  process.exit(64);
}
const [space] = spaces;
const [speaker] = space?.members ?? [];
if (!space || !speaker) throw new Error("the sandbox has no space to ask in");

const log = createLog({ level: process.env.LOG_LEVEL ?? "error" });
process.on("unhandledRejection", (reason) =>
  log.error({ err: reason }, "a promise was rejected that nobody waits for"),
);

const clock = createSandboxClock({ start: livelyMoment(Date.now()), running: true });
const sandbox = await startSandbox({ clock, log, cloudPort: 0, servicePort: 0 });
const { email: botEmail } = sandbox.cloud.state().bot;

const answer = new Promise<string>((resolve) => {
  sandbox.cloud.onMessage((news) => {
    if (news.message.personEmail !== botEmail) return;
    // A note that the work takes longer has no card; it is edited into the answer, which has one.
    if (news.message.cards.length > 0) resolve(news.message.markdown ?? "");
  });
});
sandbox.cloud.say({ space: space.title, from: speaker, text });
console.log(await answer);
await sandbox.stop();
process.exit(0);

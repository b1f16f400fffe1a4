import { createLog } from "../log.js";
import { createSandboxClock } from "./clock.js";
import { livelyMoment } from "./lively-moment.js";
import { servePage } from "./serve-page.js";
import { startSandbox } from "./start.js";

const port = (name: string, fallback: number): number => {
  const given = Number(process.env[name] ?? fallback);
  if (Number.isInteger(given) && given >= 0 && given < 65_536) return given;
  process.stderr.write(`${name} must be a port number, for example ${fallback}.\n`);
  process.exit(78);
};

const log = createLog({ level: process.env.LOG_LEVEL ?? "warn" });
// The SDK below the bot framework rejects promises that nobody owns, here as in production.
process.on("unhandledRejection", (reason) =>
  log.error({ err: reason }, "a promise was rejected that nobody waits for"),
);

const sandbox = await startSandbox({
  clock: createSandboxClock({ start: livelyMoment(Date.now()), running: true }),
  log,
  cloudPort: port("SANDBOX_PORT", 4000),
  servicePort: port("PORT", 3000),
  page: await servePage(),
}).catch((error: unknown) => {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  if (!taken) throw error;
  process.stderr.write("A port is taken. Choose others: SANDBOX_PORT=4001 PORT=3001 npm run sandbox\n");
  process.exit(1);
});

console.log(`
  Floorwalker's sandbox is ready.

    Chat with the bot    ${sandbox.cloudUrl}/
    The service          ${sandbox.serviceUrl}/readyz

  Open the first address, choose "Harbor floor" and write: queue stats today
  Ctrl+C ends it; nothing is kept.
`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void sandbox.stop().finally(() => process.exit(0)));
}

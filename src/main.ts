import { createApp } from "./app.js";
import { systemClock } from "./clock.js";
import { ConfigError, readConfig } from "./config.js";
import { Problem } from "./errors.js";
import { createLog } from "./log.js";
import { openStore } from "./open-store.js";
import { listen } from "./serve.js";
import { codeOf } from "./store/disk.js";
import { createKeptAliveFetch } from "./webex/kept-alive-fetch.js";

/** `EX_CONFIG` of sysexits.h: somebody has to change a setting, starting again will not help. */
const EXIT_CONFIG = 78;

/** Ends the start with a sentence for whoever looks at the terminal. */
function refuse(error: unknown): never {
  const text =
    error instanceof ConfigError
      ? error.message
      : error instanceof Problem
        ? `Floorwalker cannot start: ${error.say} ${error.next}`
        : undefined;
  if (text === undefined) throw error;
  process.stderr.write(`${text}\n`);
  process.exit(error instanceof ConfigError ? EXIT_CONFIG : 1);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog({ level: config.logLevel });
  // The SDK below the bot framework rejects promises that nobody owns; one failed look-up of its own must not end the service.
  process.on("unhandledRejection", (reason) =>
    log.error({ err: reason }, "a promise was rejected that nobody waits for"),
  );

  const opened = await openStore({ config, clock: systemClock, random: Math.random, log });
  const service = createApp({
    config,
    clock: systemClock,
    fetch,
    messagingFetch: createKeptAliveFetch(),
    random: Math.random,
    log,
    store: opened.store,
    shared: opened.shared,
    processMetrics: true,
  });
  const server = await listen({ port: config.port }).catch((error: unknown) => {
    throw new ConfigError([
      `PORT ${config.port} cannot be used (${codeOf(error)}). Stop what uses it, or set PORT to another number.`,
    ]);
  });
  server.handle(service.handler);

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping: finishing what was accepted");
    // In this order: what a delivery under way brings is taken and finished, too.
    await server.close();
    await service.stop();
    await opened.close();
    log.info("stopped");
    process.exit(0);
  };
  const stopOrDie = (signal: string) =>
    stop(signal).catch((error: unknown) => {
      log.fatal({ err: error }, "stopping failed");
      process.exit(1);
    });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stopOrDie(signal));

  await service.start().catch(async (error: unknown) => {
    await opened.close();
    throw error;
  });
  if (!stopping) log.info({ port: server.port, publicUrl: config.publicUrl }, "ready");
}

await main().catch(refuse);

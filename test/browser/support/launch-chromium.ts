import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Debian's Chromium, or the one that the variable CHROMIUM names. Rejects with its cure when there is none. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  if (!existsSync(executablePath))
    throw new Error(
      `There is no browser at ${executablePath}. Install it with "apt-get install chromium", or name another one in the variable CHROMIUM.`,
    );
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

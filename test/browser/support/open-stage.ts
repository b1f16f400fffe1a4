import type { Browser } from "playwright-core";
import { createSandboxClock, type SandboxClock } from "../../../src/sandbox/clock.js";
import { servePage } from "../../../src/sandbox/serve-page.js";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../../src/sandbox/start.js";
import { FRIDAY_MORNING } from "../../helpers/floor.js";
import { quietLog } from "../../helpers/quiet-log.js";
import { launchChromium } from "./launch-chromium.js";
import { type Look, openVisit, type Visit } from "./open-visit.js";

/** The whole product in this process, on free ports, at a moment that lasts until somebody moves the clock. */
export interface Stage extends Pick<Sandbox, "cloud" | "cloudUrl" | "serviceUrl"> {
  readonly clock: SandboxClock;
  /** Somebody opens the chat page in a browser of their own. */
  visit(look?: Look): Promise<Visit>;
  close(): Promise<void>;
}

export async function openStage(
  options: { readonly now?: string } & Pick<SandboxOptions, "cloud"> = {},
): Promise<Stage> {
  const browser = await launchChromium();
  const clock = createSandboxClock({ start: Date.parse(options.now ?? FRIDAY_MORNING), running: false });
  const sandbox = await startOrClose(browser, {
    clock,
    log: quietLog,
    cloudPort: 0,
    servicePort: 0,
    page: await servePage(),
    random: () => 0.5,
    ...(options.cloud && { cloud: options.cloud }),
  });
  return {
    clock,
    cloud: sandbox.cloud,
    cloudUrl: sandbox.cloudUrl,
    serviceUrl: sandbox.serviceUrl,
    visit: (look) => openVisit(browser, sandbox.cloudUrl, look),
    close: async () => {
      await browser.close();
      await sandbox.stop();
    },
  };
}

async function startOrClose(browser: Browser, options: SandboxOptions): Promise<Sandbox> {
  try {
    return await startSandbox(options);
  } catch (thrown) {
    await browser.close();
    throw thrown;
  }
}

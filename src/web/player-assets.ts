import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundlePlayer, type PlayerBundle } from "./bundle-player.js";

/** A file of the player's page. Its `path` changes with its content, so that browsers may keep it for ever. */
export interface Asset {
  /** `/player/player.<hash>.js`, below `PUBLIC_URL`. */
  readonly path: string;
  readonly type: string;
  readonly content: Buffer;
}

/** Everything that the player's page loads. */
export interface PlayerAssets {
  readonly script: Asset;
  readonly style: Asset;
}

const builtFile = (ending: string) => fileURLToPath(new URL(`./player/player.${ending}`, import.meta.url));

let loading: Promise<PlayerAssets> | undefined;

/** Once per process: from beside the built service, or bundled from the sources when it runs from those. */
export function loadPlayerAssets(): Promise<PlayerAssets> {
  loading ??= load();
  return loading;
}

async function load(): Promise<PlayerAssets> {
  const { script, style } = existsSync(builtFile("js")) ? await readBuilt() : await bundlePlayer();
  return {
    script: asset(script, "js", "text/javascript; charset=utf-8"),
    style: asset(style, "css", "text/css; charset=utf-8"),
  };
}

async function readBuilt(): Promise<PlayerBundle> {
  const [script, style] = await Promise.all([readFile(builtFile("js")), readFile(builtFile("css"))]);
  return { script, style };
}

function asset(content: Buffer, ending: string, type: string): Asset {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  return { path: `/player/player.${hash}.${ending}`, type, content };
}

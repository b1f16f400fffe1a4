import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundlePlayer, type PlayerBundle } from "./bundle-player.js";
import { playerPage } from "./player-page.js";
import type { Player, PlayerAsset } from "./recordings/player-routes.js";

/** Everything that the player's page loads. */
export interface PlayerAssets {
  readonly script: PlayerAsset;
  readonly style: PlayerAsset;
}

const builtFile = (ending: string) => fileURLToPath(new URL(`./player/player.${ending}`, import.meta.url));

let loading: Promise<Player> | undefined;

/** The player as the service sends it, once per process: from beside the built service, or bundled when it runs from sources. */
export function loadPlayer(): Promise<Player> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Player> {
  const { script, style } = existsSync(builtFile("js")) ? await readBuilt() : await bundlePlayer();
  const assets = {
    script: asset(script, "js", "text/javascript; charset=utf-8"),
    style: asset(style, "css", "text/css; charset=utf-8"),
  };
  return { page: playerPage(assets), assets: [assets.script, assets.style] };
}

async function readBuilt(): Promise<PlayerBundle> {
  const [script, style] = await Promise.all([readFile(builtFile("js")), readFile(builtFile("css"))]);
  return { script, style };
}

function asset(content: Buffer, ending: string, type: string): PlayerAsset {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  return { path: `/player/player.${hash}.${ending}`, type, content };
}

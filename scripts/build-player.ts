import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { bundlePlayer } from "../src/web/bundle-player.js";

/** Where the built service looks for it, see `src/web/player-assets.ts`. */
const target = (name: string) => fileURLToPath(new URL(`../dist/web/player/${name}`, import.meta.url));

const { script, style } = await bundlePlayer();
await mkdir(target("."), { recursive: true });
await Promise.all([writeFile(target("player.js"), script), writeFile(target("player.css"), style)]);

import { fileURLToPath } from "node:url";

/** What a browser needs to run the player: one script, one style sheet. */
export interface PlayerBundle {
  readonly script: Buffer;
  readonly style: Buffer;
}

const room = (name: string) => fileURLToPath(new URL(`./player/${name}`, import.meta.url));

/**
 * The player made from its sources, small and without a reference to any other file. esbuild is a tool of development and
 * is loaded only here: a production install has the bundle that `npm run build` wrote instead.
 */
export async function bundlePlayer(): Promise<PlayerBundle> {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    entryPoints: { player: room("main.ts"), style: room("player.css") },
    outdir: "player",
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    logLevel: "silent",
  });
  const output = (ending: string): Buffer => {
    const file = outputFiles.find(({ path }) => path.endsWith(ending));
    if (!file) throw new Error(`the player's bundle has no ${ending}`);
    return Buffer.from(file.contents);
  };
  return { script: output(".js"), style: output(".css") };
}

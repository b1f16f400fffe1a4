import { execFile } from "node:child_process";
import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);

/** Builds the service as `npm run build` does, into `folder` instead of `dist`; returns the file to start. */
export async function buildService(folder: string): Promise<string> {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const outDir = join(folder, "dist");
  await run(process.execPath, [
    compiler,
    "-p",
    join(root, "tsconfig.build.json"),
    "--outDir",
    outDir,
    "--sourceMap",
    "false",
    // What it means has been checked before anybody measures it; here that would only take time.
    "--noCheck",
  ]).catch((cause: unknown) => {
    throw new Error("the service does not build; npm run build tells why", { cause });
  });
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await symlink(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  return join(outDir, "main.js");
}

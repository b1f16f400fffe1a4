import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildService } from "../../../bench/build-service.js";

let built: Promise<string> | undefined;

/** The file that starts the service, built once for this process. */
export function buildOnce(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "floorwalker-fleet-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return buildService(folder);
}

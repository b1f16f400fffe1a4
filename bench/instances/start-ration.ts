import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("./ration.ts", import.meta.url));

/**
 * Gives each process so many hundredths of a core, as a host does with a small plan; returns what ends it. A process of its own sees
 * to it, which is punctual however busy this one is. Linux only.
 */
export function startRation(hundredths: number, processIds: readonly number[]): () => Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", script, String(hundredths), ...processIds.map(String)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const killNow = () => child.kill("SIGKILL");
  process.once("exit", killNow);
  return async () => {
    const ended = once(child, "exit");
    killNow();
    await ended;
    process.off("exit", killNow);
    for (const id of processIds) process.kill(id, "SIGCONT");
  };
}

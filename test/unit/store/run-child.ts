import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { keyText } from "./file-home.js";

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));

/** Another process with the store open; see child.ts. */
export interface StoreProcess {
  readonly pid: number;
  /** Lines told so far, the first one ("open") left out. */
  readonly told: readonly string[];
  /** Resolves when it has told so many lines. */
  tells(count: number): Promise<void>;
  /** `kill -9`; resolves when it is gone and all it told is in `told`. */
  kill(): Promise<void>;
}

export async function runChild(mode: "hold" | "write", file: string, from = 0): Promise<StoreProcess> {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--import", "tsx", CHILD, mode, file, keyText(1), String(from)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  if (!child.stdout) throw new Error("the child has no output");
  const lines = createInterface(child.stdout);
  const told: string[] = [];
  const [first] = await Promise.race([once(lines, "line"), once(lines, "close")]);
  if (first === undefined) throw new Error("the child could not open the store");
  lines.on("line", (line) => told.push(line));
  const closed = once(lines, "close");
  return {
    pid: Number(String(first).split(" ")[1]),
    told,
    tells: async (count) => {
      while (told.length < count) await once(lines, "line");
    },
    kill: async () => {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await Promise.all([exited, closed]);
    },
  };
}

import { readFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Bench, makeBench } from "./file-home.js";
import { runChild } from "./run-child.js";

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.discard());

test("everything acknowledged before a kill -9 is there afterwards, kill after kill", async () => {
  const acknowledged: string[] = [];
  for (const round of [1, 2, 3]) {
    const child = await runChild("write", bench.file, round * 100_000);
    try {
      await child.tells(60 * round);
    } finally {
      await child.kill();
    }
    acknowledged.push(...child.told);
  }
  expect(await readFile(`${bench.file}.lock`, "utf8")).toContain("pid");

  const store = await bench.open();
  const audited = new Set((await store.audit.read({ from: 0, to: 1e9 })).map((entry) => entry.at));
  const isThere = async (line: string) => {
    const [kind, n] = line.split(" ");
    if (kind === "token") return (await store.tokens.get(`org-${n}`))?.accessToken === `secret ${n}`;
    if (kind === "space") return (await store.spaces.get(`space-${n}`)) !== undefined;
    if (kind === "seen") return (await store.seen.get(`message-${n}`))?.at === Number(n);
    return audited.has(Number(n));
  };
  const kinds = new Set(acknowledged.map((line) => line.split(" ")[0]));
  expect(kinds).toEqual(new Set(["token", "space", "seen", "audit"]));
  for (const line of acknowledged) expect({ line, isThere: await isThere(line) }).toEqual({ line, isThere: true });
});

import { appendFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepingLog } from "../../helpers/quiet-log.js";
import { createFaultyDisk } from "./faulty-disk.js";
import { type Bench, makeBench } from "./file-home.js";
import { audited } from "./samples.js";

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.discard());

const seenFile = () => join(bench.folder, "floorwalker.seen.jsonl");
const auditFile = () => join(bench.folder, "floorwalker.audit.jsonl");
const countLines = async (path: string) => (await readFile(path, "utf8")).split("\n").length - 1;

test.each([1, 30, 70_000])(
  "a last line torn by a crash after %i bytes is cut off, said in the log, and harms nothing",
  async (size) => {
    const first = await bench.open();
    await first.seen.add("kept", { at: 1 });
    await first.audit.append(audited(1));
    await first.close();
    const torn = `{"id":"${"x".repeat(size)}`.slice(0, size);
    await appendFile(seenFile(), torn);
    await appendFile(auditFile(), torn);

    const { log, lines } = keepingLog();
    const store = await bench.open({ log });
    expect(lines.filter((line) => line.includes("never finished"))).toHaveLength(2);
    expect(lines.join()).not.toContain("xxx");
    expect(await store.seen.find()).toEqual([{ at: 1 }]);
    await store.seen.add("next", { at: 2 });
    await store.audit.append(audited(2));
    await store.close();
    const again = await bench.open();
    expect(await again.seen.get("next")).toEqual({ at: 2 });
    expect(await again.audit.read({ from: 0, to: 9 })).toEqual([audited(1), audited(2)]);
  },
);

test("a journal of nothing but a torn line is an empty one", async () => {
  await writeFile(seenFile(), '{"id":"m"');
  const store = await bench.open();
  expect(await store.seen.add("m", { at: 1 })).toBe(true);
});

test("expired claims leave the journal, living ones and their lifetimes stay", async () => {
  const store = await bench.open();
  const dying = { expiresAt: bench.clock.now() + 1000 };
  await Promise.all(Array.from({ length: 500 }, (_, at) => store.seen.add(`old-${at}`, { at }, dying)));
  bench.clock.advance(1000);
  const living = { expiresAt: bench.clock.now() + 1000 };
  await Promise.all(Array.from({ length: 600 }, (_, at) => store.seen.add(`new-${at}`, { at }, living)));
  await store.close();
  expect(await countLines(seenFile())).toBe(600);
  const again = await bench.open();
  expect(await again.seen.find()).toHaveLength(600);
  bench.clock.advance(1000);
  expect(await again.seen.find()).toEqual([]);
});

test("a journal of removals stays short", async () => {
  const store = await bench.open();
  for (let round = 0; round < 8; round++) {
    await Promise.all(Array.from({ length: 200 }, (_, at) => store.seen.put(`m-${at}`, { at: round })));
    await Promise.all(Array.from({ length: 200 }, (_, at) => store.seen.remove(`m-${at}`)));
  }
  await store.seen.put("last", { at: 1 });
  await store.close();
  expect(await countLines(seenFile())).toBeLessThan(1500);
  expect(await (await bench.open()).seen.find()).toEqual([{ at: 1 }]);
});

test("a journal that cannot be written anew goes on growing, says so, and shrinks later", async () => {
  const faults = createFaultyDisk();
  const { log, lines } = keepingLog();
  const store = await bench.open({ disk: faults.disk, log });
  const rewrite = (count: number) => Promise.all(Array.from({ length: count }, (_, at) => store.seen.put("m", { at })));
  faults.fail("ENOSPC", ["rename"], "seen.jsonl");
  await rewrite(1200);
  await store.seen.put("n", { at: 1 });
  expect(lines.join()).toContain("could not be written anew");
  expect(await countLines(seenFile())).toBe(1201);
  faults.heal();
  await rewrite(1200);
  await store.close();
  expect(await countLines(seenFile())).toBe(2);
  const again = await bench.open();
  expect(await again.seen.find()).toEqual([{ at: 1199 }, { at: 1 }]);
});

test("a damaged line in the audit trail is an error, never a shorter trail; asking and auditing go on", async () => {
  const store = await bench.open();
  await store.audit.append(audited(1));
  await appendFile(auditFile(), "private\n");
  await store.close();
  const again = await bench.open();
  await again.audit.append(audited(2));
  await expect(again.audit.read({ from: 0, to: 9 })).rejects.toMatchObject({
    code: "store-damaged",
    say: expect.stringMatching(/floorwalker\.audit\.jsonl is damaged: line 2/),
  });
});

test("what a killed process left of an unfinished write is cleared away", async () => {
  const leftOver = `${bench.file}.0b6a1c2d-0000-4000-8000-000000000000.tmp`;
  await writeFile(leftOver, "half");
  await writeFile(`${bench.file}.mine.tmp`, "somebody's own");
  await bench.open();
  const names = await readdir(bench.folder);
  expect(names).not.toContain("floorwalker.json.0b6a1c2d-0000-4000-8000-000000000000.tmp");
  expect(names).toContain("floorwalker.json.mine.tmp");
});

test("expired records leave the state file with the next write", async () => {
  const store = await bench.open();
  await store.spaces.put("dying", { spaceId: "dying" }, { expiresAt: bench.clock.now() + 1 });
  bench.clock.advance(1);
  await store.spaces.put("living", { spaceId: "living" });
  expect(await bench.text()).not.toContain("dying");
  expect(await bench.text()).toContain("living");
});

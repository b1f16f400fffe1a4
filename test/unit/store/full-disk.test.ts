import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Store } from "../../../src/store/store.js";
import { keepingLog } from "../../helpers/quiet-log.js";
import { createFaultyDisk, type FaultyDisk } from "./faulty-disk.js";
import { type Bench, makeBench } from "./file-home.js";
import { audited } from "./samples.js";

let bench: Bench;
let faults: FaultyDisk;
let store: Store;
const kept = keepingLog();
beforeEach(async () => {
  bench = await makeBench();
  faults = createFaultyDisk();
  store = await bench.open({ disk: faults.disk, log: kept.log });
  await store.spaces.put("s", { spaceId: "s", zone: "UTC" });
  await store.seen.add("m", { at: 1 });
  await store.audit.append(audited(1));
});
afterEach(async () => {
  faults.heal();
  await bench.discard();
});

const refused = { code: "store-unavailable", say: expect.stringContaining("the disk is full") };

describe.each(["open", "writeFile", "sync", "rename"] as const)("a disk that refuses to %s", (call) => {
  const breakState = () => faults.fail("ENOSPC", [call], call === "rename" ? "floorwalker.json" : "floorwalker.json.");

  test("refuses the change, forgets it, and takes changes again when it is well", async () => {
    breakState();
    const changes = [
      store.spaces.put("s", { spaceId: "s", zone: "Europe/Paris" }),
      store.spaces.put("s", { spaceId: "s", zone: "Europe/Rome" }),
      store.spaces.add("new", { spaceId: "new" }),
      store.spaces.add("new", { spaceId: "second, and told so only if the first is kept" }),
      store.spaces.remove("s"),
      store.spaces.take("s"),
    ];
    for (const change of await Promise.allSettled(changes)) expect(change).toMatchObject({ reason: refused });
    expect(await store.spaces.find()).toEqual([{ spaceId: "s", zone: "UTC" }]);
    expect(await store.spaces.get("new")).toBeUndefined();
    await expect(store.probe()).rejects.toMatchObject(refused);

    const crashed = await bench.openAsAfterCrash();
    expect(await crashed.spaces.find()).toEqual([{ spaceId: "s", zone: "UTC" }]);

    faults.heal();
    await expect(store.probe()).resolves.toBeUndefined();
    expect(await store.spaces.add("new", { spaceId: "new" })).toBe(true);
    expect((await readdir(bench.folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    await store.close();
    const again = await bench.open();
    expect(await again.spaces.find()).toEqual([{ spaceId: "s", zone: "UTC" }, { spaceId: "new" }]);
  });
});

test.each([
  ["the append is refused half-way", ["appendFile"] as const],
  ["the append is refused and cannot be taken back", ["appendFile", "truncate"] as const],
  ["the sync is refused", ["datasync"] as const],
])("claims and audit entries are refused, forgotten and possible again when %s", async (_, calls) => {
  faults.fail("ENOSPC", calls, ".jsonl");
  const refusals = [
    store.seen.add("claimed", { at: 2 }),
    store.seen.add("claimed", { at: 3 }),
    store.audit.append(audited(2, { ask: "queue stats today" })),
  ];
  for (const one of await Promise.allSettled(refusals)) expect(one).toMatchObject({ reason: refused });
  expect(await store.seen.get("claimed")).toBeUndefined();
  await expect(store.probe()).rejects.toMatchObject(refused);

  faults.heal();
  await expect(store.probe()).resolves.toBeUndefined();
  expect(await store.seen.add("claimed", { at: 4 })).toBe(true);
  await store.audit.append(audited(3));
  const crashed = await bench.openAsAfterCrash();
  expect(await crashed.seen.find()).toEqual([{ at: 1 }, { at: 4 }]);
  expect(await crashed.audit.read({ from: 0, to: 9 })).toEqual([audited(1), audited(3)]);
});

test("a refusal tells people the reason and the log the path, and says nothing of the content", async () => {
  faults.fail("EACCES", ["open"], "floorwalker.json.");
  const refusal = await store.spaces.put("s", { spaceId: "private" }).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    say: expect.stringContaining("not allowed to write there"),
    code: "store-unavailable",
  });
  expect(String(refusal)).not.toContain(bench.folder);
  expect(kept.lines.join()).toContain(bench.file);
  expect(kept.lines.join()).not.toContain("private");
});

test("readers see what is on disk while a change is under way", async () => {
  const change = store.spaces.put("s", { spaceId: "s", zone: "Europe/Paris" });
  const addition = store.spaces.add("new", { spaceId: "new" });
  const removal = store.seen.remove("m");
  expect(await store.spaces.get("s")).toEqual({ spaceId: "s", zone: "UTC" });
  expect(await store.spaces.get("new")).toBeUndefined();
  expect(await store.spaces.find()).toEqual([{ spaceId: "s", zone: "UTC" }]);
  expect(await store.seen.find()).toEqual([{ at: 1 }]);
  await Promise.all([change, addition, removal]);
  expect(await store.spaces.get("s")).toEqual({ spaceId: "s", zone: "Europe/Paris" });
  expect(await store.spaces.find()).toHaveLength(2);
  expect(await store.seen.find()).toEqual([]);
});

test("a folder that takes no writes ends the start with the reason and the cure", async () => {
  await store.close();
  faults.fail("EROFS", ["open", "rename"], "floorwalker.json.");
  await expect(bench.open({ disk: faults.disk })).rejects.toMatchObject({
    code: "store-unavailable",
    say: expect.stringContaining("the disk is read-only"),
    next: expect.stringContaining("DATA_FILE"),
  });
});

test("changes made while a write runs cost one more write, however many they are", async () => {
  const before = faults.count("rename", "floorwalker.json");
  const first = store.spaces.put("first", { spaceId: "first" });
  await Promise.resolve();
  await Promise.resolve();
  const rest = Array.from({ length: 500 }, (_, n) => store.spaces.put(`${n}`, { spaceId: `${n}` }));
  await Promise.all([first, ...rest]);
  expect(faults.count("rename", "floorwalker.json") - before).toBe(2);
});

test("a change is acknowledged after the file, its new name and a claim's line were synced", async () => {
  const before = faults.diary().length;
  await store.spaces.put("s", { spaceId: "s" });
  await store.seen.add("synced", { at: 1 });
  expect(faults.diary().slice(before)).toEqual([
    "open floorwalker.json.*.tmp",
    "writeFile floorwalker.json.*.tmp",
    "sync floorwalker.json.*.tmp",
    "rename floorwalker.json",
    "open data",
    "sync data",
    "appendFile floorwalker.seen.jsonl",
    "datasync floorwalker.seen.jsonl",
  ]);
});

test("claims do not touch the state file, and many at once cost one sync", async () => {
  const writes = faults.count("rename", "floorwalker.json");
  const syncs = faults.count("datasync", "seen.jsonl");
  await Promise.all(Array.from({ length: 500 }, (_, at) => store.seen.add(`claim-${at}`, { at })));
  expect(faults.count("rename", "floorwalker.json") - writes).toBe(0);
  expect(faults.count("datasync", "seen.jsonl") - syncs).toBe(1);
});

test("all files are for their owner only", async () => {
  const modes = await Promise.all(
    (await readdir(bench.folder)).map(async (name) => (await stat(join(bench.folder, name))).mode & 0o777),
  );
  expect(modes).toHaveLength(8);
  expect(new Set(modes)).toEqual(new Set([0o600]));
});

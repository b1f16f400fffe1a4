import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyStore, isSame, type Target } from "../../../../src/store/copy/copy-store.js";
import { openFileSource, openFileTarget } from "../../../../src/store/copy/file-end.js";
import { kindNames } from "../../../../src/store/kinds.js";
import type { Store } from "../../../../src/store/store.js";
import { everythingIn } from "../everything-in.js";
import { createFaultyDisk } from "../faulty-disk.js";
import { type Bench, keys, makeBench } from "../file-home.js";
import { fillStore } from "../fill-store.js";
import { audited, link, NOW } from "../samples.js";

let bench: Bench;
let source: Store;
beforeEach(async () => {
  bench = await makeBench();
  source = await bench.open();
});
afterEach(() => bench.discard());

const file = () => join(bench.folder, "copied", "floorwalker.json");
const files = async () => (await readdir(join(bench.folder, "copied"))).sort();
const open = () => openFileTarget({ file: file(), keys, clock: bench.clock });

async function copy(to: Target) {
  try {
    return await copyStore({ store: source }, to);
  } finally {
    await to.close();
  }
}

test("every table of a store is a kind that is copied", async () => {
  const others = ["audit", "exclusively", "probe", "close"];
  expect(
    Object.keys(source)
      .filter((name) => !others.includes(name))
      .sort(),
  ).toEqual([...kindNames].sort());
});

test("a record of every kind arrives with id, content and lifetime, and the audit trail with its order", async () => {
  await fillStore(source);
  const copied = await copy(await open());
  expect(copied.every(isSame)).toBe(true);
  expect(copied.every((each) => each.source.count > 0)).toBe(true);
  const arrived = await bench.open({ file: file() });
  expect(await everythingIn(arrived)).toEqual(await everythingIn(source));
  expect(await files()).not.toContain("floorwalker.json.copy");
});

test("many records arrive, more than are written at once", async () => {
  const ids = Array.from({ length: 1_200 }, (_, number) => `message-${number}`);
  await Promise.all(ids.map((id, number) => source.seen.put(id, { at: NOW + number })));
  await Promise.all(ids.map((_, number) => source.audit.append(audited(NOW + number))));
  await copy(await open());
  const arrived = await bench.open({ file: file() });
  expect(await everythingIn(arrived)).toEqual(await everythingIn(source));
});

test("a place that holds something is refused with what it holds, and keeps it", async () => {
  await fillStore(source);
  const there = await bench.open({ file: file() });
  await there.links.put("a|b", link);
  await there.audit.append(audited(1));
  await there.close();
  await expect(copy(await open())).rejects.toMatchObject({
    code: "store-unavailable",
    say: expect.stringMatching(/is not empty; it holds links: 1, audit: 1\. Nothing was copied/),
  });
  const kept = await bench.open({ file: file() });
  expect(await kept.links.find()).toEqual([link]);
  expect(await kept.orgs.find()).toEqual([]);
});

test("a place that only a started service has been at is as good as empty", async () => {
  await fillStore(source);
  await (await bench.open({ file: file() })).close();
  expect((await copy(await open())).every(isSame)).toBe(true);
});

test("a copy that is not kept leaves nothing, neither beside nor in the place", async () => {
  await fillStore(source);
  const target = await open();
  const lossy: Target = {
    ...target,
    store: { ...target.store, links: { ...target.store.links, put: async () => undefined } },
  };
  const copied = await copy(lossy);
  expect(copied.filter((each) => !isSame(each)).map(({ part }) => part)).toEqual(["links"]);
  const left = await bench.open({ file: file() });
  expect(Object.values(await everythingIn(left)).flat()).toEqual([]);
  expect(await files()).not.toContain("floorwalker.json.copy");
});

test("what an earlier copy left when it was killed is removed and does no harm", async () => {
  await fillStore(source);
  await (await bench.open({ file: join(`${file()}.copy`, "floorwalker.json") })).links.put("a|b", link);
  expect((await copy(await open())).every(isSame)).toBe(true);
  expect(await files()).not.toContain("floorwalker.json.copy");
});

test("a disk that is full half-way ends the copy with its reason", async () => {
  await fillStore(source);
  const { disk, fail } = createFaultyDisk();
  const target = await openFileTarget({ file: file(), keys, clock: bench.clock, disk });
  fail("ENOSPC", ["appendFile", "writeFile"], "audit.jsonl");
  await expect(copy(target)).rejects.toMatchObject({
    code: "store-unavailable",
    say: expect.stringMatching(/disk is full/),
  });
});

test("a file that a service uses is not read, and a file that is not there is named and not made", async () => {
  const from = (path: string) => openFileSource({ file: path, keys, clock: bench.clock });
  await expect(from(bench.file)).rejects.toMatchObject({ code: "store-locked" });
  await expect(from(file())).rejects.toMatchObject({ say: expect.stringContaining("does not exist") });
  await expect(readdir(join(bench.folder, "copied"))).rejects.toThrow("ENOENT");
});

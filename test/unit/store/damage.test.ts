import { appendFile, copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Disk, realDisk } from "../../../src/store/disk.js";
import { type Bench, makeBench } from "./file-home.js";
import { org, tokens } from "./samples.js";

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
  const store = await bench.open();
  await store.orgs.put("o", org);
  await store.tokens.put("o", tokens);
  await store.seen.add("m1", { at: 1 });
  await store.seen.add("m2", { at: 2 });
  await store.close();
});
afterEach(() => bench.discard());

const copies = async () => (await readdir(bench.folder)).filter((name) => name.includes("damaged"));

describe("a damaged data file is named, kept and never overwritten", () => {
  test.each<[string, (good: Buffer) => string | Buffer]>([
    ["empty", () => ""],
    ["cut off", (good) => good.subarray(0, good.length / 2)],
    ["not text", (good) => Buffer.concat([good.subarray(0, 60), Buffer.from([0xff, 0xfe]), good.subarray(60)])],
    ["zeros, as after a power cut", (good) => Buffer.alloc(good.length)],
    ["something else", () => '["private"]'],
    ["without a version", (good) => good.toString().replace('"version": 3,', "")],
    ["of version 0", (good) => good.toString().replace('"version": 3,', '"version": 0,')],
    ["short of a table", (good) => good.toString().replace(/"roles": \[\],/, "")],
    ["one table too rich", (good) => good.toString().replace('"roles"', '"private": [], "roles"')],
    ["with an unknown field", (good) => good.toString().replace('"region"', '"private": 1, "region"')],
    ["with an unknown field further in", (good) => good.toString().replace('"targets":{', '"targets":{"private": 1,')],
    ["with a field of the wrong type", (good) => good.toString().replace('"eu1"', "7")],
    ["with two records of one id", (good) => good.toString().replace(/("orgs": \[\n)(.*)\n/, "$1$2,\n$2\n")],
  ])("%s", async (_, damage) => {
    const good = await readFile(bench.file);
    const bad = Buffer.from(damage(good));
    expect(bad.equals(good)).toBe(false);
    await writeFile(bench.file, bad);

    const opening = bench.open();
    await expect(opening).rejects.toMatchObject({
      code: "store-damaged",
      say: expect.stringContaining(`${bench.file} is damaged`),
      next: expect.stringContaining("backup"),
    });
    const error = await opening.catch((reason: unknown) => reason);
    expect(String(error)).toContain("floorwalker.json.damaged-20261120T090700.000Z");
    for (const content of [org.name, "ana@acme.example", tokens.accessToken])
      expect(String(error)).not.toContain(content);
    expect((await readFile(bench.file)).equals(bad)).toBe(true);
    expect(await copies()).toEqual(["floorwalker.json.damaged-20261120T090700.000Z"]);
    expect((await readFile(join(bench.folder, "floorwalker.json.damaged-20261120T090700.000Z"))).equals(bad)).toBe(
      true,
    );

    await writeFile(bench.file, good);
    const store = await bench.open();
    expect(await store.orgs.get("o")).toEqual(org);
  });
});

test("starting again and again on the same damage makes one copy, other damage another", async () => {
  for (const content of ["one", "one", "one", "two"]) {
    await writeFile(bench.file, content);
    bench.clock.advance(1000);
    await expect(bench.open()).rejects.toMatchObject({ code: "store-damaged" });
  }
  expect(await copies()).toHaveLength(2);
});

test("a journal that cannot be read leaves no file open behind", async () => {
  await appendFile(join(bench.folder, "floorwalker.seen.jsonl"), "no claim\n");
  let open = 0;
  const counting: Disk = {
    ...realDisk,
    open: async (...asked) => {
      const handle = await realDisk.open(...asked);
      open += 1;
      const close = handle.close.bind(handle);
      handle.close = () => {
        open -= 1;
        return close();
      };
      return handle;
    },
  };
  await expect(bench.open({ disk: counting })).rejects.toMatchObject({ code: "store-damaged" });
  expect(open).toBe(0);
});

test("a missing data file is a new store", async () => {
  const store = await bench.open({ file: join(bench.folder, "new", "deeper", "store.json") });
  expect(await store.orgs.find()).toEqual([]);
  expect((await readdir(join(bench.folder, "new", "deeper"))).sort()).toEqual([
    "store.alert-states.jsonl",
    "store.audit.jsonl",
    "store.charts.jsonl",
    "store.json",
    "store.json.lock",
    "store.runs.jsonl",
    "store.seen.jsonl",
    "store.site-import-chunks.jsonl",
  ]);
});

test("a damaged line among the claims is damage too, because a claim lost is a question answered twice", async () => {
  const seen = join(bench.folder, "floorwalker.seen.jsonl");
  const text = await readFile(seen, "utf8");
  await copyFile(seen, `${seen}.good`);
  await writeFile(seen, text.replace('"m1"', '"m1'));
  await expect(bench.open()).rejects.toMatchObject({
    code: "store-damaged",
    say: expect.stringContaining("line 1 is not a claim"),
  });
  expect(await copies()).toEqual(["floorwalker.seen.jsonl.damaged-20261120T090700.000Z"]);
  await copyFile(`${seen}.good`, seen);
  expect(await (await bench.open()).seen.get("m1")).toEqual({ at: 1 });
});

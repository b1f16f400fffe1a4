import { readdir, readFile, writeFile } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { Migration } from "../../../src/store/migrate.js";
import { keepingLog } from "../../helpers/quiet-log.js";
import { type Bench, makeBench } from "./file-home.js";
import { tokens } from "./samples.js";

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
  const store = await bench.open({ migrations: [] });
  await store.spaces.put("s", { spaceId: "s", zone: "CET" });
  await store.tokens.put("o", tokens);
  await store.close();
});
afterEach(() => bench.discard());

const row = z.looseObject({ value: z.looseObject({ zone: z.string().optional() }) });
const tablesSchema = z.looseObject({ spaces: z.array(row) });

/** Changes every space's zone, so that the order of steps can be seen. */
const rezone = (to: number, change: (zone: string) => string): Migration => ({
  to,
  migrate: (data) => {
    const tables = tablesSchema.parse(data);
    const spaces = tables.spaces.map((one) => ({
      ...one,
      value: { ...one.value, zone: change(one.value.zone ?? "") },
    }));
    return { ...tables, spaces };
  },
});
const toTwo = rezone(2, (zone) => `Europe/${zone}`);
const toThree = rezone(3, (zone) => zone.replace("CET", "Paris"));

test("an older file is brought forward step by step, its secrets too, and the old one is kept", async () => {
  const before = await bench.text();
  const { log, lines } = keepingLog();
  const store = await bench.open({ migrations: [toThree, toTwo], log });
  expect(await store.spaces.get("s")).toEqual({ spaceId: "s", zone: "Europe/Paris" });
  expect(await store.tokens.get("o")).toEqual(tokens);
  expect(JSON.parse(await bench.text())).toMatchObject({ version: 3 });
  expect(await readFile(`${bench.file}.v1.bak`, "utf8")).toBe(before);
  expect(lines.join()).toContain("floorwalker.json.v1.bak");
});

test("a file that was brought forward is not brought forward again", async () => {
  await (await bench.open({ migrations: [toTwo] })).close();
  const store = await bench.open({ migrations: [toTwo] });
  expect(await store.spaces.get("s")).toEqual({ spaceId: "s", zone: "Europe/CET" });
});

test("an earlier backup with another content is kept beside the new one", async () => {
  await writeFile(`${bench.file}.v1.bak`, "older");
  await bench.open({ migrations: [toTwo] });
  expect(await readFile(`${bench.file}.v1.bak`, "utf8")).toBe("older");
  const backups = (await readdir(bench.folder)).filter((name) => name.endsWith(".bak"));
  expect(backups).toContain("floorwalker.json.v1.20261120T090700.000Z.bak");
});

test("a file of a newer version is refused and left as it is", async () => {
  await (await bench.open({ migrations: [toTwo] })).close();
  const before = await bench.text();
  await expect(bench.open({ migrations: [] })).rejects.toMatchObject({
    code: "store-unavailable",
    say: expect.stringContaining("written by a newer Floorwalker (format 2; this one knows formats up to 1)"),
  });
  expect(await bench.text()).toBe(before);
});

test.each([
  ["a step is missing", [toThree], "from format 1 to format 2"],
  ["a step fails", [{ to: 2, migrate: () => z.never().parse(1) }], "from format 1 to format 2"],
])("when %s the file is left as it is", async (_, migrations, reason) => {
  const before = await bench.text();
  await expect(bench.open({ migrations })).rejects.toMatchObject({
    code: "store-unavailable",
    say: expect.stringContaining(reason),
  });
  expect(await bench.text()).toBe(before);
  await expect(bench.open({ migrations: [] })).resolves.toBeDefined();
});

test("a file of the first format opens with everything in it", async () => {
  const { version: _, tables } = z.looseObject({ tables: z.looseObject({}) }).parse(JSON.parse(await bench.text()));
  const {
    captureWaits: _waits,
    subscriptions: _subscriptions,
    schedules: _schedules,
    alerts: _alerts,
    legacyKeys: _legacyKeys,
    ...first
  } = tables;
  await writeFile(bench.file, JSON.stringify({ version: 1, tables: first }));
  const store = await bench.open();
  expect(await store.spaces.get("s")).toEqual({ spaceId: "s", zone: "CET" });
  expect(await store.tokens.get("o")).toEqual(tokens);
  expect(await store.captureWaits.find()).toEqual([]);
});

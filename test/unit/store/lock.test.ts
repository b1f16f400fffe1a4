import { readdir, readFile, symlink, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Disk, realDisk } from "../../../src/store/disk.js";
import { type Lock, takeLock } from "../../../src/store/lock.js";
import { ownIdentity } from "../../../src/store/process-identity.js";
import { type Bench, makeBench } from "./file-home.js";
import { runChild } from "./run-child.js";

let bench: Bench;
beforeEach(async () => {
  bench = await makeBench();
});
afterEach(() => bench.discard());

const lockFile = () => `${bench.file}.lock`;
const leaveLock = (holder: object) => writeFile(lockFile(), JSON.stringify({ token: "somebody", ...holder }));

test("a second process is refused by name, and may begin the moment the first was killed", async () => {
  const child = await runChild("hold", bench.file);
  try {
    await expect(bench.open()).rejects.toMatchObject({
      code: "store-locked",
      say: expect.stringContaining(`Process ${child.pid} `),
      next: expect.stringContaining("DATA_FILE"),
    });
  } finally {
    await child.kill();
  }
  await expect(bench.open()).resolves.toBeDefined();
});

test("a second opening in the same process is refused, and possible after the first was closed", async () => {
  const store = await bench.open();
  await expect(bench.open()).rejects.toMatchObject({
    code: "store-locked",
    say: expect.stringContaining(`This process (${process.pid})`),
  });
  await store.spaces.put("s", { spaceId: "s" });
  await store.close();
  expect(await readdir(bench.folder)).not.toContain("floorwalker.json.lock");
  await expect((await bench.open()).spaces.get("s")).resolves.toBeDefined();
});

test("one file under two names has one lock", async () => {
  await (await bench.open()).close();
  const alias = join(bench.folder, "alias.json");
  await symlink(bench.file, alias);
  await bench.open();
  await expect(bench.open({ file: alias })).rejects.toMatchObject({ code: "store-locked" });
});

test.each([
  ["its process is gone", { ...ownIdentity(), pid: 4_194_305 }],
  ["a restarted container gave its pid to this process", { ...ownIdentity(), startedAt: "1" }],
  ["another process has its pid now", { ...ownIdentity(), pid: process.ppid, startedAt: "1" }],
  ["the machine was booted since", { ...ownIdentity(), bootId: "an earlier boot" }],
  ["it is no lock at all", { pid: "?" }],
])("a lock left behind is taken over at once when %s", async (_, holder) => {
  await leaveLock(holder);
  const store = await bench.open();
  await store.spaces.put("s", { spaceId: "s" });
  expect(JSON.parse(await readFile(lockFile(), "utf8"))).toMatchObject(ownIdentity());
});

test("of many that find a stale lock at once exactly one gets it", async () => {
  await leaveLock({ ...ownIdentity(), startedAt: "1" });
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(realDisk, lockFile())));
  const refused = tries.filter((one) => one.status === "rejected").map((one) => one.reason);
  expect(refused).toHaveLength(7);
  for (const reason of refused) expect(reason).toMatchObject({ code: "store-locked" });
  expect(await readdir(bench.folder)).toEqual(["floorwalker.json.lock"]);
});

test("a newcomer that is slow to remove a stale lock never removes the fresh lock of a faster one", async () => {
  await leaveLock({ ...ownIdentity(), startedAt: "1" });
  let faster: PromiseSettledResult<unknown> | undefined;
  const slow: Disk = {
    ...realDisk,
    rm: async (path, options) => {
      if (path === lockFile() && !faster) [faster] = await Promise.allSettled([takeLock(realDisk, lockFile())]);
      await realDisk.rm(path, options);
    },
  };
  const lock = await takeLock(slow, lockFile());
  expect(faster).toMatchObject({ status: "rejected", reason: { code: "store-locked" } });
  await expect(lock.check()).resolves.toBeUndefined();
});

test("a fresh lock that appears between two looks of a newcomer is not taken for a stale one", async () => {
  await leaveLock({ ...ownIdentity(), startedAt: "1" });
  let looks = 0;
  let faster: Lock | undefined;
  const slow: Disk = Object.assign({}, realDisk, {
    readFile: async (path: string) => {
      const isSecondLook = path === lockFile() && ++looks === 2;
      if (!isSecondLook) return realDisk.readFile(path);
      // The stale lock is swept away just before this look, and the faster one's lock is there just after it.
      await unlink(lockFile());
      const looked = await Promise.allSettled([realDisk.readFile(path)]);
      faster = await takeLock(realDisk, lockFile());
      const [look] = looked;
      if (look.status === "fulfilled") return look.value;
      throw look.reason;
    },
  });
  await expect(takeLock(slow, lockFile())).rejects.toMatchObject({ code: "store-locked" });
  await expect(faster?.check()).resolves.toBeUndefined();
});

test("a take-over that was itself killed half-way hinders nobody", async () => {
  const gone = { ...ownIdentity(), startedAt: "1" };
  await leaveLock(gone);
  await writeFile(`${lockFile()}.takeover`, JSON.stringify({ token: "t", ...gone }));
  await expect(bench.open()).resolves.toBeDefined();
  expect(await readdir(bench.folder)).not.toContain("floorwalker.json.lock.takeover");
});

test("a holder that was taken over from another container writes nothing more and leaves the new lock alone", async () => {
  const store = await bench.open();
  await store.spaces.put("s", { spaceId: "s" });
  const before = await bench.text();
  await leaveLock({ pid: 7, startedAt: null, bootId: null });
  await expect(store.spaces.put("s", { spaceId: "late" })).rejects.toMatchObject({ code: "store-locked" });
  await expect(store.seen.add("m", { at: 1 })).rejects.toMatchObject({ code: "store-locked" });
  await expect(store.probe()).rejects.toMatchObject({ code: "store-locked" });
  expect(await store.spaces.get("s")).toEqual({ spaceId: "s" });
  await store.close();
  expect(await bench.text()).toBe(before);
  expect(await readFile(lockFile(), "utf8")).toContain("somebody");
});

test("a lock that was swept away is taken again", async () => {
  const store = await bench.open();
  await unlink(lockFile());
  await store.spaces.put("s", { spaceId: "s" });
  await expect(bench.open()).rejects.toMatchObject({ code: "store-locked" });
});

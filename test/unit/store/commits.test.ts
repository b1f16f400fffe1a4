import { expect, test } from "vitest";
import { createCommits } from "../../../src/store/commits.js";

/** Commits over writes that end when the test says so. */
function setUp() {
  const writes: { batch: readonly string[]; succeed: () => void; fail: (error: Error) => void }[] = [];
  const told: string[] = [];
  const commits = createCommits<string>({
    write: (batch) => new Promise((succeed, fail) => writes.push({ batch, succeed, fail })),
    saved: (batch) => told.push(`saved ${batch}`),
    lost: (changes, error) => {
      told.push(`lost ${changes}`);
      return new Error(`refused: ${error}`);
    },
  });
  const begun = async (count: number) => {
    while (writes.length < count) await new Promise((resolve) => setImmediate(resolve));
    return writes.slice(count - 1);
  };
  return { commits, writes, told, begun };
}

test("changes of one turn share a write, and those made meanwhile share the next", async () => {
  const { commits, told, begun } = setUp();
  const first = Promise.all([commits.commit("a"), commits.commit("b")]);
  const [one] = await begun(1);
  const second = Promise.all(["c", "d", "e"].map(commits.commit));
  one?.succeed();
  await first;
  expect(told).toEqual(["saved a,b"]);
  const [two] = await begun(2);
  two?.succeed();
  await second;
  expect(told).toEqual(["saved a,b", "saved c,d,e"]);
});

test("a failed write takes those that wait behind it along, and the next change begins afresh", async () => {
  const { commits, told, begun } = setUp();
  const first = commits.commit("a");
  const [one] = await begun(1);
  const behind = commits.commit("b");
  one?.fail(new Error("full"));
  for (const result of await Promise.allSettled([first, behind]))
    expect(result).toMatchObject({ reason: { message: "refused: Error: full" } });
  expect(told).toEqual(["lost a,b"]);
  expect(commits.broken()).toBe(true);

  const next = commits.commit("c");
  const [two] = await begun(2);
  expect(two?.batch).toEqual(["c"]);
  two?.succeed();
  await next;
  expect(commits.broken()).toBe(false);
});

test("closing waits for what is under way, what waits behind it too, and refuses the rest", async () => {
  const { commits, told, begun } = setUp();
  const first = commits.commit("a");
  const [one] = await begun(1);
  const behind = commits.commit("b");
  const closed = commits.close().then(() => told.push("closed"));
  await expect(commits.commit("c")).rejects.toMatchObject({ code: "store-unavailable" });
  one?.succeed();
  const [two] = await begun(2);
  two?.succeed();
  await Promise.all([first, behind, closed]);
  expect(told).toEqual(["saved a", "saved b", "closed"]);
});

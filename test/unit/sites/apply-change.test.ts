import { describe, expect, test } from "vitest";
import { applyChange } from "../../../src/sites/apply-change.js";
import type { SiteChangeRecord } from "../../../src/store/site-records.js";
import { org } from "../store/samples.js";
import { fakeSites } from "./fake-sites.js";

const denver = { name: "Denver", active: true, profileId: "p1", description: "" };
const change = (what: Partial<SiteChangeRecord>): SiteChangeRecord => ({
  ...{ id: "c", orgId: org.id, spaceId: "space", personId: "person", state: "confirmed" },
  ...what,
});
const creation = change({ after: denver });
const renaming = change({ siteId: "s1", before: denver, after: { ...denver, name: "Denver HQ" } });
const deletion = change({ siteId: "s1", before: denver });

describe("an answer that was lost", () => {
  test.each([
    ["a creation", [], creation, ["Denver"]],
    ["a change", [denver], renaming, ["Denver HQ"]],
    ["a deletion", [denver], deletion, []],
  ])("to %s is looked up, and what was written counts", async (_what, first, asked, names) => {
    const fake = fakeSites(first);
    fake.mishaps.push("lost");
    await expect(applyChange(fake.client, org, asked)).resolves.toMatchObject({ siteId: "s1" });
    expect(fake.names()).toEqual(names);
    expect(fake.diary).toHaveLength(1);
  });

  test.each([
    ["a creation", [], creation],
    ["a change", [denver], renaming],
    ["a deletion", [denver], deletion],
  ])("to %s that did not happen is told as what went wrong", async (_what, first, asked) => {
    const fake = fakeSites(first);
    fake.mishaps.push("away");
    const before = fake.names();
    await expect(applyChange(fake.client, org, asked)).rejects.toMatchObject({ code: "upstream-unavailable" });
    expect(fake.names()).toEqual(before);
  });

  test("is not taken for success when the site cannot be read", async () => {
    const fake = fakeSites([denver]);
    fake.mishaps.push("lost");
    let reads = 0;
    const client = {
      ...fake.client,
      read: () => {
        reads += 1;
        return Promise.reject(new Error("no way"));
      },
    };
    await expect(applyChange(client, org, renaming)).rejects.toMatchObject({ code: "write-unconfirmed" });
    expect(reads).toBe(1);
  });
});

describe("nothing is written", () => {
  test.each([
    ["when the site has changed", [{ ...denver, active: false }], renaming, "site-changed"],
    ["when it is gone", [], renaming, "site-changed"],
    ["when a site to be deleted has changed", [{ ...denver, description: "x" }], deletion, "site-changed"],
    ["when the name was taken", [denver], creation, "site-exists"],
    ["when the new name was taken", [denver, { ...denver, name: "denver hq" }], renaming, "site-exists"],
  ])("%s", async (_when, first, asked, code) => {
    const fake = fakeSites(first);
    await expect(applyChange(fake.client, org, asked)).rejects.toMatchObject({ code });
    expect(fake.diary).toEqual([]);
  });
});

test("what Contact Center shows otherwise than written is said, not passed over", async () => {
  const fake = fakeSites([denver]);
  const other = { ...denver, id: "s1", name: "X", systemDefault: false };
  const client = { ...fake.client, change: async () => void fake.sites.set("s1", other) };
  await expect(applyChange(client, org, renaming)).rejects.toMatchObject({ code: "write-unconfirmed" });
});

test("what refers to a site that cannot be deleted is listed", async () => {
  const fake = fakeSites([denver]);
  fake.mishaps.push("site-in-use");
  fake.referrers.push({ kind: "team", names: ["Tier1", "Tier2"], count: 9 });
  await expect(applyChange(fake.client, org, deletion)).rejects.toMatchObject({
    code: "site-in-use",
    say: expect.stringContaining("9 teams (Tier1, Tier2 and 7 more)"),
  });
});

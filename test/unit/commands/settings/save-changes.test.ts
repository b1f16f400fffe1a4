import { beforeEach, expect, test } from "vitest";
import { readChanges } from "../../../../src/commands/settings/read-changes.js";
import { saveChanges } from "../../../../src/commands/settings/save-changes.js";
import { noFilters } from "../../../../src/conversation/ask.js";
import { createSandboxClock } from "../../../../src/sandbox/clock.js";
import type { Store } from "../../../../src/store/store.js";
import { openStore } from "../../orgs/support/open-store.js";
import { NOW, org, space } from "../../store/samples.js";

let store: Store;
beforeEach(async () => {
  store = await openStore(createSandboxClock({ start: NOW, running: false }));
  await store.orgs.put(org.id, org);
});

const now = async () => {
  const [current, spaceNow] = await Promise.all([store.orgs.get(org.id), store.spaces.get(space.spaceId)]);
  if (!current) throw new Error("the org is gone");
  return { org: current, space: spaceNow, queue: undefined };
};
/** A card whose Save is pressed; what is set was read before any other press is written. */
const save = async (args: string, asked = now()) =>
  saveChanges({ store }, await asked, readChanges(`save ${args}`, undefined, noFilters), {
    spaceId: space.spaceId,
    filters: noFilters,
  });
const zone = async () => (await store.spaces.get(space.spaceId))?.zone;
const variant = async () => (await store.orgs.get(org.id))?.settings.serviceLevelVariant;

test("of two managers who save the zone at once the first wins, and the other is told", async () => {
  const [first, second] = await Promise.allSettled([
    save("zone=Europe/Paris>Asia/Kolkata"),
    save("zone=Europe/Paris>America/Denver"),
  ]);
  expect(first.status).toBe("fulfilled");
  expect(second).toMatchObject({
    status: "rejected",
    reason: { code: "setting-changed", say: expect.stringContaining("it is Asia/Kolkata now") },
  });
  expect(await zone()).toBe("Asia/Kolkata");
});

test("who loses the zone saves nothing else either", async () => {
  const [, second] = await Promise.allSettled([
    save("zone=Europe/Paris>Asia/Kolkata"),
    save("zone=Europe/Paris>America/Denver variant=B>A"),
  ]);
  expect(second.status).toBe("rejected");
  expect([await zone(), await variant()]).toEqual(["Asia/Kolkata", "B"]);
});

test("who loses a setting of the org leaves the zone as it was", async () => {
  const [, second] = await Promise.allSettled([
    save("variant=B>B-prime"),
    save("zone=Europe/Paris>Asia/Kolkata variant=B>A"),
  ]);
  expect(second.status).toBe("rejected");
  expect([await zone(), await variant()]).toEqual([undefined, "B-prime"]);
});

test("two who choose the same are both content, the contact centre's own zone by any name included", async () => {
  await Promise.all([save("variant=B>A"), save("variant=B>A")]);
  await save("zone=Europe/Paris>Asia/Kolkata");
  await Promise.all([save("zone=Asia/Kolkata>default"), save("zone=Asia/Kolkata>default")]);
  expect([await zone(), await variant()]).toEqual([undefined, "A"]);
});

test("a saved card tells only what its own Save changed", async () => {
  const [, { before, after }] = await Promise.all([save("variant=B>A"), save("masking=last-4>hidden")]);
  expect(before.org.settings).toMatchObject({ serviceLevelVariant: "A" });
  expect(before.org.settings.masking).toBeUndefined();
  expect(after.org.settings).toMatchObject({ serviceLevelVariant: "A", masking: "hidden" });
});

test("an org that was disconnected meanwhile is not written, nor is the space's zone", async () => {
  const asked = now();
  await asked;
  await store.orgs.remove(org.id);
  await expect(save("zone=Europe/Paris>Asia/Kolkata variant=B>A", asked)).rejects.toMatchObject({
    code: "no-org-linked",
  });
  expect(await zone()).toBeUndefined();
});

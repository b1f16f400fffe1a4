import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSandboxClock, type SandboxClock } from "../../../src/sandbox/clock.js";
import type { Store } from "../../../src/store/store.js";
import { modelRun } from "./model-run.js";
import {
  alert,
  alertState,
  audited,
  captureWait,
  legacyKey,
  link,
  NOW,
  org,
  role,
  run,
  schedule,
  siteChange,
  siteImport,
  siteImportChunk,
  space,
  subscription,
  ticket,
  tokens,
} from "./samples.js";

/** A place that keeps a store between openings. */
export interface StoreHome {
  /** Opens what is kept there; empty at first. */
  open(clock: SandboxClock): Promise<Store>;
  /** Removes everything. The store is closed by then. */
  discard(): Promise<void>;
}

async function collect<T>(entries: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const entry of entries) all.push(entry);
  return all;
}

/** What every implementation of `Store` promises. `makeHome` gives a new, empty home for each test. */
export function storeConformance(name: string, makeHome: () => Promise<StoreHome>): void {
  describe(`${name} keeps the promises of a store`, () => {
    let home: StoreHome;
    let clock: SandboxClock;
    let store: Store;

    const reopen = async () => {
      await store.close();
      store = await home.open(clock);
    };

    beforeEach(async () => {
      home = await makeHome();
      clock = createSandboxClock({ start: NOW, running: false });
      store = await home.open(clock);
    });
    afterEach(async () => {
      await store.close();
      await home.discard();
    });

    test("a new store is empty and healthy", async () => {
      expect(await store.orgs.find()).toEqual([]);
      expect(await store.orgs.get("nobody")).toBeUndefined();
      expect(await store.audit.read({ from: 0, to: NOW * 2 })).toEqual([]);
      await expect(store.probe()).resolves.toBeUndefined();
    });

    test("a record of every kind comes back as it was, also after a restart", async () => {
      await store.orgs.put(org.id, org);
      await store.tokens.put(org.id, tokens);
      await store.links.put(`space-1|${org.id}`, link);
      await store.spaces.put("space-1", space);
      await store.roles.put(`${org.id}|person-1`, role);
      await store.tickets.put("ticket-1", ticket);
      await store.captureWaits.put("wait-1", captureWait);
      await store.subscriptions.put(org.id, subscription);
      await store.legacyKeys.put(org.id, legacyKey);
      await store.schedules.put(schedule.id, schedule);
      await store.runs.put("schedule-1|2026-11-20", run);
      await store.alerts.put(alert.id, alert);
      await store.alertStates.put(alert.id, alertState);
      await store.siteChanges.put(siteChange.id, siteChange);
      await store.siteImports.put(siteImport.id, siteImport);
      await store.siteImportChunks.put("import-1|0", siteImportChunk);
      await store.seen.put("message-1", { at: NOW });
      await store.charts.put("chart-1", { chart: "{}" });
      const check = async () => {
        expect(await store.orgs.get(org.id)).toStrictEqual(org);
        expect(await store.tokens.get(org.id)).toStrictEqual(tokens);
        expect(await store.links.get(`space-1|${org.id}`)).toStrictEqual(link);
        expect(await store.spaces.get("space-1")).toStrictEqual(space);
        expect(await store.roles.get(`${org.id}|person-1`)).toStrictEqual(role);
        expect(await store.tickets.get("ticket-1")).toStrictEqual(ticket);
        expect(await store.captureWaits.get("wait-1")).toStrictEqual(captureWait);
        expect(await store.subscriptions.get(org.id)).toStrictEqual(subscription);
        expect(await store.legacyKeys.get(org.id)).toStrictEqual(legacyKey);
        expect(await store.schedules.get(schedule.id)).toStrictEqual(schedule);
        expect(await store.runs.get("schedule-1|2026-11-20")).toStrictEqual(run);
        expect(await store.alerts.get(alert.id)).toStrictEqual(alert);
        expect(await store.alertStates.get(alert.id)).toStrictEqual(alertState);
        expect(await store.siteChanges.get(siteChange.id)).toStrictEqual(siteChange);
        expect(await store.siteImports.get(siteImport.id)).toStrictEqual(siteImport);
        expect(await store.siteImportChunks.get("import-1|0")).toStrictEqual(siteImportChunk);
        expect(await store.seen.get("message-1")).toStrictEqual({ at: NOW });
        expect(await store.charts.get("chart-1")).toStrictEqual({ chart: "{}" });
      };
      await check();
      await reopen();
      await check();
    });

    test("put replaces the whole record", async () => {
      await store.spaces.put("s", { spaceId: "s", zone: "Europe/Paris", defaultOrgId: "o" });
      await store.spaces.put("s", { spaceId: "s", zone: "UTC" });
      expect(await store.spaces.get("s")).toStrictEqual({ spaceId: "s", zone: "UTC" });
    });

    test("any text comes back as it was, in values, in names of fields and in what is looked for", async () => {
      const texts = ["nul\0", "half\ud83d", "\udc00", "\uf8ff0000", "back\\u0000", "\\\0", "😀"];
      for (const text of texts) {
        const settings = { ...org.settings, queueTargets: { [text]: { serviceLevel: 1 } } };
        await store.orgs.put(text, { ...org, id: text, name: text, settings });
        await store.audit.append(audited(1, { ask: text, orgId: text }));
      }
      await reopen();
      for (const text of texts) {
        const settings = { ...org.settings, queueTargets: { [text]: { serviceLevel: 1 } } };
        expect(await store.orgs.find({ name: text })).toStrictEqual([{ ...org, id: text, name: text, settings }]);
        expect(await store.orgs.find({ settings })).toHaveLength(1);
        const trail = await store.audit.read({ from: 0, to: 2, orgId: text });
        expect(trail).toStrictEqual([audited(1, { ask: text, orgId: text })]);
      }
    });

    test("a field given as undefined is absent", async () => {
      await store.spaces.put("s", { spaceId: "s", zone: undefined });
      expect(await store.spaces.get("s")).toStrictEqual({ spaceId: "s" });
    });

    test("of many that claim at once exactly one is first, and it stays so after a restart", async () => {
      const claims = await Promise.all(Array.from({ length: 20 }, (_, at) => store.seen.add("message", { at })));
      expect(claims.filter(Boolean)).toHaveLength(1);
      await reopen();
      expect(await store.seen.add("message", { at: 99 })).toBe(false);
      expect((await store.seen.get("message"))?.at).toBe(claims.indexOf(true));
    });

    test("of many that take at once exactly one gets it, and it is gone after a restart", async () => {
      await store.tickets.put("t", ticket);
      const taken = await Promise.all(Array.from({ length: 20 }, () => store.tickets.take("t")));
      expect(taken.filter((one) => one !== undefined)).toStrictEqual([ticket]);
      await reopen();
      expect(await store.tickets.take("t")).toBeUndefined();
    });

    test("remove says whether there was one", async () => {
      await store.links.put("l", link);
      expect(await Promise.all([store.links.remove("l"), store.links.remove("l")])).toEqual([true, false]);
      expect(await store.links.get("l")).toBeUndefined();
    });

    test("no update is lost when many change one record at once", async () => {
      const count = () => store.seen.update("n", (old) => ({ at: (old?.at ?? 0) + 1 }));
      const results = await Promise.all(Array.from({ length: 50 }, count));
      expect(results.map((one) => one?.at).sort((a = 0, b = 0) => a - b)).toEqual(results.map((_, index) => index + 1));
      await reopen();
      expect(await store.seen.get("n")).toEqual({ at: 50 });
    });

    test("an update that returns undefined removes the record", async () => {
      await store.spaces.put("s", { spaceId: "s" });
      expect(await store.spaces.update("s", () => undefined)).toBeUndefined();
      expect(await store.spaces.get("s")).toBeUndefined();
    });

    test("an update that throws changes nothing", async () => {
      await store.spaces.put("s", { spaceId: "s", zone: "UTC" });
      const failing = store.spaces.update("s", () => {
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      expect(await store.spaces.get("s")).toEqual({ spaceId: "s", zone: "UTC" });
    });

    test("find returns the records whose fields equal all that was asked", async () => {
      await store.links.put("1", { ...link, spaceId: "a", orgId: "x" });
      await store.links.put("2", { ...link, spaceId: "a", orgId: "y" });
      await store.links.put("3", { ...link, spaceId: "b", orgId: "x" });
      const ids = async (match: { spaceId?: string; orgId?: string }) =>
        (await store.links.find(match)).map((one) => one.spaceId + one.orgId).sort();
      expect(await ids({})).toEqual(["ax", "ay", "bx"]);
      expect(await ids({ spaceId: "a" })).toEqual(["ax", "ay"]);
      expect(await ids({ spaceId: "a", orgId: "x" })).toEqual(["ax"]);
      expect(await ids({ spaceId: "c" })).toEqual([]);
    });

    test("a field asked for as undefined must be absent, so a lost condition never widens the answer", async () => {
      await store.spaces.put("a", { spaceId: "a", zone: "UTC" });
      await store.spaces.put("b", { spaceId: "b" });
      expect(await store.spaces.find({ zone: undefined })).toEqual([{ spaceId: "b" }]);
    });

    test("find compares nested values by content", async () => {
      await store.orgs.put(org.id, org);
      expect(await store.orgs.find({ settings: structuredClone(org.settings) })).toHaveLength(1);
      expect(await store.orgs.find({ settings: { ...org.settings, queueTargets: {} } })).toHaveLength(0);
    });

    test("an expired record is nowhere to be seen, and may be added again", async () => {
      await store.tickets.put("t", ticket, { expiresAt: NOW + 1000 });
      clock.advance(999);
      expect(await store.tickets.get("t")).toEqual(ticket);
      expect(await store.tickets.add("t", ticket)).toBe(false);
      clock.advance(1);
      expect(await store.tickets.get("t")).toBeUndefined();
      expect(await store.tickets.find()).toEqual([]);
      expect(await store.tickets.take("t")).toBeUndefined();
      expect(await store.tickets.remove("t")).toBe(false);
      expect(await store.tickets.update("t", (old) => old)).toBeUndefined();
      expect(await store.tickets.add("t", ticket, { expiresAt: NOW + 5000 })).toBe(true);
      expect(await store.tickets.get("t")).toEqual(ticket);
    });

    test("entries hands out every record with its id and lifetime, and none that expired", async () => {
      const many = Array.from({ length: 1100 }, (_, at) => `message-${at}`);
      await Promise.all(many.map((id, at) => store.seen.put(id, { at })));
      await store.seen.put("", { at: -1 }, { expiresAt: NOW + 2000 });
      await store.seen.put("dead", { at: -2 }, { expiresAt: NOW + 1000 });
      clock.advance(1000);
      await reopen();
      const found = await collect(store.seen.entries());
      const expected = many.map((id, at) => ({ id, value: { at } }));
      expect(found.sort((a, b) => a.value.at - b.value.at)).toStrictEqual([
        { id: "", value: { at: -1 }, expiresAt: NOW + 2000 },
        ...expected,
      ]);
    });

    test("entries hands secrets out in clear", async () => {
      await store.tokens.put(org.id, tokens);
      expect(await collect(store.tokens.entries())).toStrictEqual([{ id: org.id, value: tokens }]);
    });

    test("of callers with one name one works at a time, in order of arrival", async () => {
      const told: string[] = [];
      const work = (who: number) => async () => {
        told.push(`${who} begins`);
        await store.seen.put(`by-${who}`, { at: who });
        told.push(`${who} ends`);
        return who;
      };
      const results = await Promise.all([1, 2, 3, 4].map((who) => store.exclusively("name", work(who))));
      expect(results).toEqual([1, 2, 3, 4]);
      expect(told).toEqual([1, 2, 3, 4].flatMap((who) => [`${who} begins`, `${who} ends`]));
    });

    test("who works under another name is not held up", async () => {
      const inner = () => store.exclusively("inner", async () => "done");
      expect(await store.exclusively("outer", inner)).toBe("done");
    });

    test("work that rejects lets the next one in", async () => {
      const failing = store.exclusively("name", () => Promise.reject(new Error("no")));
      const next = store.exclusively("name", async () => "in");
      await expect(failing).rejects.toThrow("no");
      expect(await next).toBe("in");
    });

    test("a lifetime outlives a restart, ends then, and is kept by updates but not by put", async () => {
      const lifetime = { expiresAt: NOW + 1000 };
      await store.tickets.put("updated", ticket, lifetime);
      await store.tickets.put("replaced", ticket, lifetime);
      await store.seen.add("claimed", { at: NOW }, lifetime);
      await store.tickets.update("updated", (old) => old && { ...old, browserKey: "b" });
      await store.tickets.put("replaced", ticket);
      await reopen();
      expect(await store.tickets.get("updated")).toEqual({ ...ticket, browserKey: "b" });
      clock.advance(1000);
      expect(await store.tickets.get("updated")).toBeUndefined();
      expect(await store.seen.get("claimed")).toBeUndefined();
      expect(await store.tickets.get("replaced")).toEqual(ticket);
    });

    test("what a caller does to a value afterwards changes nothing in the store", async () => {
      const given = structuredClone(org);
      await store.orgs.put(org.id, given);
      given.name = "changed";
      given.settings.targets.serviceLevel = 0;
      const spoil = (value: typeof org | undefined) => {
        if (value) value.settings.targets.serviceLevel = 0;
      };
      for (const read of [() => store.orgs.get(org.id), async () => (await store.orgs.find())[0]]) {
        const got = await read();
        await Promise.allSettled([Promise.resolve().then(() => spoil(got))]);
        expect(await store.orgs.get(org.id)).toStrictEqual(org);
      }
    });

    test("a value that does not fit its table is refused and leaves the old one", async () => {
      await store.spaces.put("s", { spaceId: "s" });
      await store.seen.put("m", { at: 1 });
      const wrong = JSON.parse('{ "zone": 7 }');
      await expect(store.spaces.put("s", wrong)).rejects.toThrow("zone");
      await expect(store.spaces.add("new", wrong)).rejects.toThrow("zone");
      await expect(store.seen.update("m", () => ({ at: Number.NaN }))).rejects.toThrow("at");
      expect(await store.spaces.get("s")).toEqual({ spaceId: "s" });
      expect(await store.spaces.get("new")).toBeUndefined();
      expect(await store.seen.get("m")).toEqual({ at: 1 });
    });

    test.each([
      "",
      " ",
      "__proto__",
      "constructor",
      'quote"',
      "back\\slash",
      "line\nbreak",
      "\u2028",
      "😀",
      "ß|x",
      "nul\0",
      "half\ud83d",
      "\uf8ff0000",
    ])("an id may be any text: %j", async (id) => {
      expect(await store.spaces.get(id)).toBeUndefined();
      expect(await store.seen.get(id)).toBeUndefined();
      await store.spaces.put(id, { spaceId: id });
      await store.seen.put(id, { at: 1 });
      await reopen();
      expect(await store.spaces.get(id)).toEqual({ spaceId: id });
      expect(await store.seen.get(id)).toEqual({ at: 1 });
      expect(await store.orgs.get(id)).toBeUndefined();
    });

    test("the audit trail keeps every entry, in order of time, after a restart too", async () => {
      await Promise.all(
        [3, 1, 2].map((at) => store.audit.append(audited(at, { ask: `line one\nline two \u2028 ${at}` }))),
      );
      const all = [1, 2, 3].map((at) => audited(at, { ask: `line one\nline two \u2028 ${at}` }));
      expect(await store.audit.read({ from: 0, to: 10 })).toStrictEqual(all);
      await reopen();
      await store.audit.append(audited(4));
      expect(await store.audit.read({ from: 0, to: 10 })).toStrictEqual([...all, audited(4)]);
    });

    test("the audit trail is read by half-open range and by org", async () => {
      for (const at of [10, 20, 30]) await store.audit.append(audited(at, { orgId: at === 20 ? "a" : "b" }));
      await store.audit.append(audited(20));
      const ats = async (range: { from: number; to: number; orgId?: string }) =>
        (await store.audit.read(range)).map((entry) => entry.at);
      expect(await ats({ from: 10, to: 30 })).toEqual([10, 20, 20]);
      expect(await ats({ from: 11, to: 31 })).toEqual([20, 20, 30]);
      expect(await ats({ from: 0, to: 99, orgId: "b" })).toEqual([10, 30]);
      expect(await ats({ from: 20, to: 20 })).toEqual([]);
    });

    test("an audit entry that does not fit is refused", async () => {
      await expect(store.audit.append(JSON.parse('{ "at": 1 }'))).rejects.toThrow();
      expect(await store.audit.read({ from: 0, to: 9 })).toEqual([]);
    });

    test("closing twice is fine, and a closed store takes no more changes", async () => {
      const last = store.spaces.put("s", { spaceId: "s" });
      await Promise.all([store.close(), store.close()]);
      await last;
      await expect(store.spaces.put("s", { spaceId: "late" })).rejects.toMatchObject({ code: "store-unavailable" });
      await expect(store.seen.add("m", { at: 1 })).rejects.toMatchObject({ code: "store-unavailable" });
      await expect(store.audit.append(audited(1))).rejects.toMatchObject({ code: "store-unavailable" });
      await expect(store.probe()).rejects.toMatchObject({ code: "store-unavailable" });
      store = await home.open(clock);
      expect(await store.spaces.get("s")).toEqual({ spaceId: "s" });
      expect(await store.seen.get("m")).toBeUndefined();
    });

    test("whatever is done in whatever order, it behaves like a Map that survives restarts", async () => {
      await fc.assert(
        fc.asyncProperty(modelRun, async (run) => {
          const other = await makeHome();
          try {
            await run((itsClock) => other.open(itsClock));
          } finally {
            await other.discard();
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contactAt } from "../../../../../src/sandbox/model/contact-at.js";
import { harbor, lumen } from "../../../../../src/sandbox/world.js";
import { chainOf } from "../../../../../src/sandbox/wxcc/legacy/contact-chain.js";
import { damageOf } from "../../../../../src/sandbox/wxcc/legacy/damage.js";
import { model, NOW } from "../cloud.js";
import { camille, type Legacy, priya, signed, startLegacy } from "./ask-legacy.js";

let legacy: Legacy;
beforeAll(async () => {
  legacy = await startLegacy();
});
afterAll(() => legacy.stop());

const yesterday = (orgId: string = harbor.id) => model.day(orgId, "2026-11-19")?.contacts ?? [];
const whole = (id: string) => damageOf(id) === undefined;

describe("who may ask", () => {
  const anyCsr = `/us1/aws/api/csrs/${yesterday()[0]?.id}`;

  test("the published form of the header is accepted, with a blank before the tenant and without", async () => {
    const vector = { from: "admin1@example.com", authorization: "h0urMo6O3ZHAt/Yh7kKNIvV7rV0=;tenantId=42" };
    expect((await legacy.get(anyCsr, vector)).status).toBe(200);
    expect((await legacy.get(anyCsr, signed(priya, "; "))).status).toBe(200);
  });

  test.each([
    ["no header at all", {}],
    ["a bearer token", { authorization: "Bearer harbor", from: priya.userId }],
    ["another key", signed({ ...priya, apiKey: "harbor-api-key-0002" })],
    ["somebody else's signature", { ...signed(priya), from: "admin1@example.com" }],
    ["a tenant that does not exist", signed({ ...priya, tenantId: 43 })],
    ["another tenant's number", signed({ ...priya, tenantId: 77 })],
    ["a tenant of another region", signed(camille)],
  ])("%s is refused with 401", async (_, headers) => {
    expect((await legacy.get(anyCsr, headers)).status).toBe(401);
  });

  test("a contact of another tenant does not exist", async () => {
    const theirs = yesterday(lumen.id)[0]?.id ?? "";
    expect((await legacy.get(`/us1/aws/api/csrs/${theirs}`)).status).toBe(404);
    expect((await legacy.get(`/eu1/aws/api/csrs/${theirs}`, signed(camille))).status).toBe(200);
  });

  test("three hundred requests a minute, then a 429 with the seconds", async () => {
    const other = await startLegacy();
    for (let n = 0; n < 300; n++) await other.get("/us1/aws/api/csrs/none");
    expect((await other.get("/us1/aws/api/csrs/none")).status).toBe(429);
    await other.stop();
  });
});

describe("records", () => {
  test("a contact session tells what the model knows, in milliseconds", async () => {
    const contact = yesterday().find(
      (each) => each.outcome === "handled" && each.channel === "voice" && whole(each.id),
    );
    const view = contact && contactAt(contact, NOW);
    const csr = await legacy.record(`/us1/aws/api/csrs/${contact?.id}`);
    expect(csr).toMatchObject({
      sid: contact?.id,
      tid: 42,
      cstts: contact?.createdAt,
      cetts: contact?.endedAt,
      active: 0,
      channelType: "telephony",
      currentState: "ended",
      ani: contact?.origin,
      queueDuration: view?.queueMs,
      talkDuration: view?.talkMs,
      holdDuration: view?.holdMs,
      wrapupDuration: view?.wrapUpMs,
      terminationType: "normal",
    });
  });

  test("an older tenant's durations are seconds, its timestamps milliseconds all the same", async () => {
    const contact = yesterday(lumen.id).find((each) => each.outcome === "handled" && whole(each.id));
    const view = contact && contactAt(contact, NOW);
    const csr = await legacy.record(`/eu1/aws/api/csrs/${contact?.id}`, signed(camille));
    expect(csr).toMatchObject({ cstts: contact?.createdAt, talkDuration: Math.round((view?.talkMs ?? 0) / 1000) });
  });

  test("what does not apply is 'null' or 'N/A', as in real records", async () => {
    const contact = yesterday().find((each) => each.legs.length === 0 && each.direction === "inbound");
    const csr = await legacy.record(`/us1/aws/api/csrs/${contact?.id}`);
    expect(csr).toMatchObject({ queueId: "null", queueName: "N/A", agentName: "N/A", agentSessionId: "null" });
  });

  test("a contact of the next minute does not exist, one under way has no end", async () => {
    const day = model.day(harbor.id, "2026-11-20")?.contacts ?? [];
    const later = day.find(({ createdAt }) => createdAt > NOW);
    const open = day.find(({ createdAt, endedAt }) => createdAt < NOW && endedAt > NOW);
    expect((await legacy.get(`/us1/aws/api/csrs/${later?.id}`)).status).toBe(404);
    expect(await legacy.record(`/us1/aws/api/csrs/${open?.id}`)).toMatchObject({ cetts: 0, active: 1 });
  });

  test("an agent's session and what happened in it", async () => {
    const session = model.sessionsBetween(harbor.id, NOW - 3_600_000, NOW)[0];
    const asr = await legacy.record(`/us1/aws/api/asrs/${session?.id}`);
    expect(asr).toMatchObject({ sid: session?.id, cstts: session?.signedInAt, active: 1, cetts: 0 });
    const place = session?.channels.find(({ channel, slot }) => channel === asr.channelType || slot === 0);
    const channel = session?.channels.find(({ channel }) => channel === "voice") ?? place;
    const state = channel?.states[0];
    const type = channel?.channel === "voice" ? "telephony" : channel?.channel;
    const aar = await legacy.record(`/us1/aws/api/aars/${session?.id}-${type}-${state?.from}-${state?.state}`);
    expect(aar).toMatchObject({ agentSessionId: session?.id, cstts: state?.from });
    expect(aar.agentlogin).toMatch(/@harbor\.example$/);
  });

  test("one record as CSV has a header row", async () => {
    const id = yesterday()[0]?.id;
    const { type, text } = await legacy.get(`/us1/aws/api/csrs/${id}`, { ...signed(priya), accept: "text/csv" });
    expect(type).toContain("text/csv");
    const [header = "", row = ""] = text.split("\n");
    expect(header.split(",")).toContain("sid");
    expect(row).toContain(id);
  });
});

describe("chains", () => {
  test("walked by cetts and nextState, a day's contacts all come from new to ended without a gap", () => {
    for (const orgId of [harbor.id, lumen.id]) {
      for (const contact of yesterday(orgId).filter(({ id }) => whole(id))) {
        const view = contactAt(contact, NOW);
        const links = view ? chainOf(view) : [];
        const byId = new Map(links.map((link) => [link.id, link]));
        expect(byId.size).toBe(links.length);
        let at = byId.get(`${contact.id}-${contact.createdAt}-new`);
        let walked = 1;
        while (at?.next !== undefined) {
          at = byId.get(`${contact.id}-${at.to}-${at.next}`);
          walked += 1;
        }
        expect([at?.event, at?.to, walked]).toEqual(["ended", contact.endedAt, links.length]);
        expect(links.every(({ from, to, step }) => to === step.to || (step.event === "new" && to === from))).toBe(true);
      }
    }
  });

  test("an answered call goes through the menu, the queue and the offer to an agent", async () => {
    const call = yesterday().find(
      (each) =>
        each.channel === "voice" && each.outcome === "handled" && (each.legs[0]?.waitMs ?? 0) > 0 && whole(each.id),
    );
    const events: unknown[] = [];
    let id = `${call?.id}-${call?.createdAt}-new`;
    for (;;) {
      const car = await legacy.record(`/us1/aws/api/cars/${id}`);
      expect(car).toMatchObject({ sid: id, session: call?.id });
      events.push(car.currentState);
      if (car.nextState === "") break;
      id = `${call?.id}-${car.cetts}-${car.nextState}`;
    }
    expect(events.slice(0, 3)).toEqual(["new", "ivr-connected", "parked"]);
    expect(events).toContain("connected");
    expect(events.at(-1)).toBe("ended");
  });

  test("a few chains are damaged: one has a step that is not there, one leads in a circle", async () => {
    const all = ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19"].flatMap(
      (date) => model.day(harbor.id, date)?.contacts ?? [],
    );
    for (const kind of ["lost-step", "loop"] as const) {
      const broken = all.find((each) => damageOf(each.id) === kind && each.segments.length > 1);
      let id = `${broken?.id}-${broken?.createdAt}-new`;
      const seen = new Set<string>();
      let status = 200;
      for (;;) {
        const reply = await legacy.get(`/us1/aws/api/cars/${id}`);
        status = reply.status;
        if (status !== 200 || seen.has(id)) break;
        seen.add(id);
        const car = JSON.parse(reply.text);
        expect(car.nextState).not.toBe("");
        id = `${broken?.id}-${car.cetts}-${car.nextState}`;
      }
      expect([kind, status]).toEqual([kind, kind === "loop" ? 200 : 404]);
    }
  });
});

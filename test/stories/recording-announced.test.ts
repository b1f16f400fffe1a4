import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { harbor, lumen } from "../../src/sandbox/world.js";
import { signIn } from "../helpers/browser.js";
import { closeFloors, type Floor, FRIDAY_MORNING, openFloor, people, places } from "../helpers/floor.js";
import { endingCall } from "../helpers/recorded-contacts.js";
import {
  announce,
  atContactCenter,
  connectedWithChanges,
  listSubscriptions,
  SIGNED,
  subscribe,
} from "../helpers/subscriptions.js";

afterAll(closeFloors);

const MINUTE = 60_000;
const QUERY = "POST /v1/captures/query";
const SUBSCRIPTIONS = "/v2/subscriptions";

const call = endingCall(Date.parse(FRIDAY_MORNING), {
  that: ({ endedAt, captureReadyAt = 0 }) => captureReadyAt - endedAt > 45_000,
});
const atTheEnd = new Date(call.endedAt + 1000).toISOString();
const question = `recording ${call.id}`;
const later = (floor: Floor) => floor.replies().filter(({ markdown }) => !markdown?.includes("is not ready yet"));

/** A floor whose contact centre announces recordings, at the end of the call. */
async function openAtTheEnd(): Promise<Floor> {
  const floor = await openFloor({ now: atTheEnd, seed: connectedWithChanges });
  await floor.quiet();
  return floor;
}

async function ask(floor: Floor): Promise<void> {
  await floor.say(question, { from: people.maya });
  await floor.quiet();
}

/** Just before Contact Center has it, so that nothing but a hand-made event can tell of it. */
async function passUntilNearlyReady(floor: Floor): Promise<void> {
  await floor.pass(call.captureReadyAt - 1 - floor.clock.now());
}

describe("a contact centre that announces recordings", () => {
  test("the event brings the card within the second, and hardly anything is asked", async () => {
    const floor = await openAtTheEnd();
    floor.forgetCalls();
    await ask(floor);
    expect(floor.calls(SUBSCRIPTIONS)).toEqual([`GET ${SUBSCRIPTIONS}`, `POST ${SUBSCRIPTIONS}`]);
    expect(await listSubscriptions(floor)).toMatchObject([
      { name: "floorwalker recordings", status: "active", eventTypes: ["capture:available"] },
    ]);

    await passUntilNearlyReady(floor);
    expect(later(floor)).toEqual([]);
    floor.forgetCalls();
    await floor.pass(1000);
    expect(later(floor)).toHaveLength(1);
    // One look and the card itself.
    expect(floor.calls(QUERY).length).toBeLessThanOrEqual(3);
    floor.forgetCalls();
    await floor.pass(10 * MINUTE);
    expect(floor.calls(QUERY)).toEqual([]);
    expect(later(floor)).toHaveLength(1);
  });

  test("an event that was lost is made up for by a look, seldom as they are", async () => {
    const floor = await openAtTheEnd();
    floor.cloud.faults([{ match: "DELIVER /capture/available", drop: true }]);
    await ask(floor);
    floor.forgetCalls();
    await floor.pass(5 * MINUTE);
    expect(later(floor)).toEqual([]);
    expect(floor.calls(QUERY)).toHaveLength(1);
    await floor.pass(MINUTE);
    expect(later(floor)).toHaveLength(1);
  });

  test("an event that comes three times is one card", async () => {
    const floor = await openAtTheEnd();
    floor.cloud.faults([{ match: "DELIVER /capture/available", copies: 3 }]);
    await ask(floor);
    await floor.pass(3 * MINUTE);
    expect(later(floor)).toHaveLength(1);
  });

  test("an event ahead of what can be asked: it is looked for again soon, as without events", async () => {
    const floor = await openAtTheEnd();
    await ask(floor);
    floor.cloud.faults([{ match: QUERY, status: 200, body: '{"data":[]}' }]);
    await floor.pass(2 * MINUTE);
    expect(later(floor)).toEqual([]);
    floor.cloud.faults([]);
    await floor.pass(2 * MINUTE);
    expect(later(floor)).toHaveLength(1);
  });

  test("a second promise and a restart make no second subscription", async () => {
    const floor = await openAtTheEnd();
    await ask(floor);
    await floor.say(question, { from: people.maya, space: places.direct });
    await floor.quiet();
    await floor.restart();
    await floor.quiet();
    expect(await listSubscriptions(floor)).toHaveLength(1);
  });

  test("a subscription that was switched off is switched on again, and what was missed is looked for", async () => {
    const floor = await openAtTheEnd();
    await ask(floor);
    const [before] = await listSubscriptions(floor);
    const off = { status: "inactive", resourceVersion: "capture:1.0.0" };
    await atContactCenter(floor, "PATCH", `${SUBSCRIPTIONS}/${before?.id}`, off);
    floor.cloud.faults([{ match: QUERY, status: 200, body: '{"data":[]}' }]);
    await floor.pass(10 * MINUTE);
    floor.cloud.faults([]);
    await floor.pass(12 * MINUTE);
    expect(await listSubscriptions(floor)).toMatchObject([{ id: before?.id, status: "active" }]);
    expect(later(floor)).toHaveLength(1);
  });

  test("one that a lost store left behind is taken over; those of others stay as they are", async () => {
    const floor = await openAtTheEnd();
    await subscribe(floor, `${floor.serviceUrl}/wxcc/events/of-an-earlier-life`);
    await subscribe(floor, `${floor.serviceUrl}/wxcc/events/of-another-one`);
    await subscribe(floor, "https://bot.example.com/hooks/wxcc");
    await ask(floor);
    const record = await floor.store().subscriptions.get(harbor.id);
    expect((await listSubscriptions(floor)).map(({ destinationUrl }) => destinationUrl).sort()).toEqual([
      `${floor.serviceUrl}/wxcc/events/${record?.ticket}`,
      "https://bot.example.com/hooks/wxcc",
    ]);
    await passUntilNearlyReady(floor);
    await floor.pass(1000);
    expect(later(floor)).toHaveLength(1);
  });

  test("an org that has twenty already: recordings are looked for, and the log says why", async () => {
    const floor = await openAtTheEnd();
    for (let n = 0; n < 20; n++) await subscribe(floor, `https://bot.example.com/hooks/${n}`);
    await ask(floor);
    expect(floor.log.join("")).toContain("as many subscriptions as it may have");
    expect(await listSubscriptions(floor)).toHaveLength(20);
    await floor.pass(5 * MINUTE);
    expect(later(floor)).toHaveLength(1);
  });

  test.each([403, 500])(
    "a subscription that is refused (%s) is not insisted on: recordings are looked for",
    async (status) => {
      const floor = await openAtTheEnd();
      floor.cloud.faults([{ match: `POST ${SUBSCRIPTIONS}`, status }]);
      floor.forgetCalls();
      await ask(floor);
      await floor.pass(5 * MINUTE);
      expect(later(floor)).toHaveLength(1);
      expect(floor.calls(`POST ${SUBSCRIPTIONS}`)).toHaveLength(1);
    },
  );

  test("disconnect takes the subscription away, and the promises", async () => {
    const floor = await openAtTheEnd();
    await ask(floor);
    for (const { spaceId } of await floor.store().links.find({ orgId: harbor.id }))
      if (spaceId !== (await floor.store().captureWaits.find())[0]?.spaceId)
        await floor.store().links.remove(`${spaceId}|${harbor.id}`);
    await floor.press(await floor.say("disconnect", { from: people.priya }), "Disconnect", people.priya);
    expect(await listSubscriptions(floor)).toEqual([]);
    expect(await floor.store().subscriptions.find()).toEqual([]);
    expect(await floor.store().captureWaits.find()).toEqual([]);
    await floor.pass(5 * MINUTE);
    expect(later(floor).filter(({ cards }) => JSON.stringify(cards).includes("/recordings/"))).toEqual([]);
  });
});

test("a sign-in that only reads never asks about subscriptions", async () => {
  const floor = await openFloor({ now: atTheEnd });
  floor.forgetCalls();
  await ask(floor);
  await floor.pass(5 * MINUTE);
  expect(later(floor)).toHaveLength(1);
  expect(floor.calls(SUBSCRIPTIONS)).toEqual([]);
});

describe("what arrives at the address of events", () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await openAtTheEnd();
    floor.cloud.faults([{ match: "DELIVER /capture/available", drop: true }]);
    await ask(floor);
    floor.clock.to(call.captureReadyAt + 1000);
    await floor.quiet();
    floor.forgetCalls();
  });

  const refused = async (event: Parameters<typeof announce>[1], status: number) => {
    expect(await announce(floor, event)).toBe(status);
    await floor.quiet();
    expect(floor.calls(QUERY)).toEqual([]);
  };

  test.each([-1, 1])("an event of more than five minutes away is refused, before and behind (%s)", (sign) =>
    refused({ taskId: call.id, sentAt: floor.clock.now() + sign * (5 * MINUTE + 1) }, 401),
  );

  test("so is one whose header and body do not agree on the moment", () =>
    refused({ taskId: call.id, timestampHeader: String(floor.clock.now() + 1) }, 401));

  test("so is one that is signed with another secret", () =>
    refused({ taskId: call.id, secret: "0123456789abcdef0123456789abcdef" }, 401));

  test("so is one of another org, signed or not", () => refused({ taskId: call.id, orgId: lumen.id }, 401));

  test("an address of nobody's is not found", () => refused({ taskId: call.id, ticket: "of-nobody" }, 404));

  test("an event of another kind is taken and left alone", () => refused({ taskId: call.id, type: "task:ended" }, 204));

  test("an event about a contact that nobody waits for leaves no trace", () =>
    refused({ taskId: "2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40" }, 204));

  test("a body without end is refused", async () => {
    const record = await floor.store().subscriptions.get(harbor.id);
    const address = `${floor.serviceUrl}/wxcc/events/${record?.ticket}`;
    const response = await fetch(address, { method: "POST", body: "x".repeat(300_000) });
    expect(response.status).toBe(413);
  });

  test("the true one brings the card, also four minutes late and told again after it", async () => {
    const event = { taskId: call.id.toUpperCase(), eventId: "the-true-one", sentAt: floor.clock.now() - 4 * MINUTE };
    expect(await announce(floor, event)).toBe(204);
    await floor.quiet();
    expect(later(floor)).toHaveLength(1);
    floor.forgetCalls();
    expect(await announce(floor, event)).toBe(204);
    await floor.quiet();
    expect(floor.calls(QUERY)).toEqual([]);
    expect(later(floor)).toHaveLength(1);
  });

  test("deliveries are counted, and neither their addresses nor the secret are in the log", async () => {
    const metrics = await (await fetch(`${floor.serviceUrl}/metrics`)).text();
    expect(metrics).toContain('floorwalker_contact_center_events_total{outcome="refused"} 5');
    expect(metrics).toContain('floorwalker_contact_center_events_total{outcome="ignored"} 1');
    const record = await floor.store().subscriptions.get(harbor.id);
    const log = floor.log.join("");
    expect(log).toContain("a delivery of Contact Center was refused");
    expect(log).not.toContain(new URL(SIGNED).host);
    expect(log).not.toContain(record?.secret);
  });
});

describe("connect asks for the wider sign-in only when it is wanted", () => {
  const space = places.unlinked;

  /** Connects with this sentence; resolves with the pages, the scopes asked for and what the space was told. */
  async function connect(floor: Floor, sentence: string) {
    const card = await floor.say(sentence, { from: people.camille, space });
    const link = card.buttons[0]?.url ?? "";
    const page = await (await fetch(link)).text();
    const told = floor.nextReply(space);
    floor.forgetCalls();
    expect((await signIn(link, people.camille)).status).toBe(200);
    const [authorize] = floor.requests().filter(({ path }) => path.endsWith("/authorize"));
    return { card, page, told: await told, scope: String(authorize?.query.scope) };
  }
  const granted = async (floor: Floor) => (await floor.store().tokens.get(lumen.id))?.scope.split(" ").sort();

  test("plain, with changes, and plain again: the grant is what was asked for last", async () => {
    const floor = await openFloor();
    const plain = await connect(floor, "connect");
    expect(plain.page).not.toContain("cjp:config_write");
    expect(plain.page).toContain("Floorwalker only reads");
    expect(plain.scope.split(" ").sort()).toEqual(["cjp:config_read", "spark:people_read"]);
    expect(plain.told.text).toContain("is looked for now and then");
    expect(plain.told.text).toContain("connect with changes");

    const wider = await connect(floor, "Connect  with changes");
    expect(wider.page).toContain("cjp:config_write");
    expect(wider.page).toContain("announce recordings that are ready");
    expect(wider.page).not.toContain("Floorwalker only reads");
    expect(wider.told.text).toContain("is posted the moment Webex announces it");
    expect(await granted(floor)).toEqual(["cjp:config_read", "cjp:config_write", "spark:people_read"]);

    await connect(floor, "connect");
    expect(await granted(floor)).toEqual(["cjp:config_read", "spark:people_read"]);
  });

  test("other words after connect are not understood, and both ways are offered", async () => {
    const floor = await openFloor();
    const reply = await floor.say("connect quickly", { from: people.camille, space });
    expect(reply.text).toContain("After connect I understand “with changes”");
    expect(reply.buttons.map((button) => button.ask)).toEqual(["connect", "connect with changes"]);
  });
});

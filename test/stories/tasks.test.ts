import { afterAll, beforeAll, expect, test } from "vitest";
import type { Contact } from "../../src/sandbox/model/contact.js";
import { harbor } from "../../src/sandbox/world.js";
import { closeFloors, type Floor, openFloor, type Reply, traffic } from "../helpers/floor.js";

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(closeFloors);

const yesterday = () => traffic().day(harbor.id, "2026-11-19")?.contacts ?? [];
const contactWhere = (passes: (contact: Contact) => boolean): Contact => {
  const found = yesterday().find(passes);
  if (!found) throw new Error("no such contact");
  return found;
};
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const spaced = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, " ");
const journeyButtons = ({ buttons }: Reply) => [
  ...new Set(buttons.flatMap(({ ask }) => (ask?.startsWith("task ") ? [ask] : []))),
];

test("every contact of a day is in the list, by status and channel", async () => {
  const reply = await floor.say("tasks yesterday");
  const all = yesterday();
  const abandoned = all.filter(({ outcome }) => outcome === "abandoned" || outcome === "short").length;
  const voice = all.filter(({ channel }) => channel === "voice").length;
  expect(plain(reply.shown)).toContain(`${spaced(all.length)} contacts`);
  expect(plain(reply.shown)).toContain(`abandoned ${spaced(abandoned)}`);
  expect(plain(reply.shown)).toContain(`voice ${spaced(voice)}`);
  expect(journeyButtons(reply)).toHaveLength(10);
});

test("only the abandoned, page by page, newest first and none twice", async () => {
  const wanted = yesterday()
    .filter(({ outcome }) => outcome === "abandoned" || outcome === "short")
    .map(({ id }) => `task ${id}`)
    .reverse();
  const first = await floor.say("tasks yesterday status:abandoned");
  const second = await floor.press(first, "Next page");
  expect([...journeyButtons(first), ...journeyButtons(second)]).toEqual(wanted.slice(0, 20));
  expect(second.shown).toContain(`11–20 of ${wanted.length}`);
  const back = await floor.press(second, "Previous page");
  expect(journeyButtons(back)).toEqual(wanted.slice(0, 10));
});

test("the page may stand after the period, and a page beyond the last is the last", async () => {
  const reply = await floor.say("tasks yesterday page 2");
  expect(reply.shown).toContain("11–20 of ");
  const last = await floor.say("tasks page 99999 yesterday");
  expect(plain(last.shown)).toContain(
    `of ${spaced(yesterday().length)} · page ${Math.ceil(yesterday().length / 10)} of`,
  );
});

test("one queue's contacts, and no customer's number anywhere", async () => {
  const reply = await floor.say('tasks yesterday queue:"Billing" channel:voice');
  const ids = new Set(journeyButtons(reply).map((ask) => ask.slice(5)));
  expect(ids.size).toBe(10);
  const contacts = yesterday().filter(({ id }) => ids.has(id));
  expect(contacts.every(({ channel }) => channel === "voice")).toBe(true);
  for (const { origin } of contacts) {
    expect(JSON.stringify(reply.card)).not.toContain(origin);
    expect(reply.text).not.toContain(origin.slice(-7));
  }
});

test("an agent who had no contact, a status that does not exist, words that mean nothing: each is refused with the way on", async () => {
  const nobody = await floor.say('tasks yesterday agent:"Nobody Atall"');
  expect(nobody.text).toContain("No agent called “Nobody Atall” had a contact in this period");
  const status = await floor.say("tasks yesterday status:abandonned");
  expect(status.text).toContain("is not a status I know");
  expect(status.buttons[0]?.ask).toBe("tasks yesterday status:abandoned");
  const words = await floor.say("tasks yestreday");
  expect(words.buttons.map(({ ask }) => ask)).toContain("tasks yesterday");
  const other = await floor.say("queue stats today status:abandoned");
  expect(other.text).toContain("cannot be narrowed by status");
});

test("from the list to a contact's journey: who had it, how long each step took, whether it was recorded", async () => {
  const contact = contactWhere(
    ({ outcome, channel, segments, recordings }) =>
      outcome === "handled" && channel === "voice" && recordings > 0 && segments.some(({ kind }) => kind === "hold"),
  );
  const reply = await floor.say(`task ${contact.id}`);
  const held = contact.segments.filter(({ kind }) => kind === "hold");
  expect(reply.shown).toContain("Step by step");
  expect(reply.shown).toContain("On hold by");
  expect(reply.shown).toContain("Wrap-up by");
  expect(reply.shown).toContain("1 recording");
  const holdSeconds = Math.round(held.reduce((ms, { from, to }) => ms + to - from, 0) / 1000);
  const asShown =
    holdSeconds < 60
      ? `${holdSeconds} s`
      : `${Math.floor(holdSeconds / 60)}:${String(holdSeconds % 60).padStart(2, "0")}`;
  expect(plain(reply.shown).split("\n")).toContain(asShown);
  expect(reply.shown).not.toContain(contact.origin);
});

test("an offer that nobody took is said to be one", async () => {
  const contact = contactWhere(({ segments }) => segments.some(({ kind }) => kind === "missed"));
  const reply = await floor.say(`task ${contact.id}`);
  expect(reply.shown).toMatch(/Offered to .+, not answered/);
});

test("not an id, an id of nobody: each says what to do", async () => {
  const noId = await floor.say("task 12345");
  expect(noId.text).toContain("is not the id of a contact");
  expect(noId.text).toContain("An id looks like");
  const unknown = await floor.say("task 2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40");
  expect(unknown.text).toContain("There is no such contact in Harbor Insurance");
  expect(unknown.text).toContain("Check the id");
});

test("a page that fails half-way is an error, never a short list", async () => {
  const other = await openFloor();
  // The first fault does nothing: it lets the first page through.
  other.cloud.faults([
    { match: "GET /wxcc/us1/v1/tasks", times: 1 },
    { match: "GET /wxcc/us1/v1/tasks", status: 500 },
  ]);
  const reply = await other.passTimeUntil(other.say("tasks yesterday"));
  expect(reply.text).toContain("could not give the list of contacts of Harbor Insurance");
  expect(reply.shown).not.toContain("newest first");
});

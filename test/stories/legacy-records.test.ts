import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Contact } from "../../src/sandbox/model/contact.js";
import { contactAt } from "../../src/sandbox/model/contact-at.js";
import { harbor, lumen } from "../../src/sandbox/world.js";
import { damageOf } from "../../src/sandbox/wxcc/legacy/damage.js";
import { download, readCsv } from "../helpers/download.js";
import { closeFloors, type Floor, openFloor, people, places, type Reply, traffic } from "../helpers/floor.js";
import { keepKey } from "../helpers/legacy.js";
import { connectLumen } from "../helpers/link-orgs.js";

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
  await keepKey(floor);
});
afterAll(closeFloors);

const days = ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19"];
const all = () => days.flatMap((date) => traffic().day(harbor.id, date)?.contacts ?? []);
const yesterday = () => traffic().day(harbor.id, "2026-11-19")?.contacts ?? [];
const whole = ({ id }: Contact) => damageOf(id) === undefined;
const contactWhere = (passes: (contact: Contact) => boolean, among = yesterday()): Contact => {
  const found = among.find(passes);
  if (!found) throw new Error("no such contact");
  return found;
};
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const fact = (reply: Reply, name: string) => {
  const lines = reply.shown.split("\n");
  return plain(lines[lines.indexOf(name) + 1] ?? "");
};
const heldCall = () =>
  contactWhere(
    (each) =>
      whole(each) &&
      each.channel === "voice" &&
      each.outcome === "handled" &&
      (each.legs[0]?.waitMs ?? 0) > 5000 &&
      each.segments.some(({ kind }) => kind === "hold"),
  );

describe("the same contact tells the same story", () => {
  test.each([
    ["a call that waited and was put on hold", heldCall],
    ["a call that was passed on", () => contactWhere((each) => whole(each) && each.transfers > 0, all())],
    [
      "a call that nobody answered",
      () => contactWhere((each) => whole(each) && each.outcome === "abandoned" && each.channel === "voice"),
    ],
    ["a chat", () => contactWhere((each) => whole(each) && each.outcome === "handled" && each.channel === "chat")],
    [
      "a call that an agent made",
      () => contactWhere((each) => whole(each) && each.direction === "outdial" && each.outcome === "handled"),
    ],
    ["a call that the menu answered", () => contactWhere((each) => whole(each) && each.outcome === "self-service")],
  ])("%s", async (_, find) => {
    const { id } = find();
    const [task, trace] = [await floor.say(`task ${id}`), await floor.say(`legacy trace ${id}`)];
    for (const same of ["Customer", "Last queue", "Handled by", "Whole contact"])
      expect([same, fact(trace, same)]).toEqual([same, fact(task, same) || "a fact"]);

    await floor.say(`task ${id} as csv`);
    const journey = readCsv((await download(floor)).bytes);
    await floor.say(`legacy trace ${id} as csv`);
    const chain = readCsv((await download(floor)).bytes);
    // The menu is part of Search's first step and a step of its own here; what happens beside the contact is not in the chain.
    const aside = /^(Flow chose|Recording|Wrap-up)/;
    const begins = (rows: readonly Readonly<Record<string, string>>[], time: string) =>
      rows.map((row) => `${row[time]} ${row["What happened"]} ${row.Queue} ${row.Agent}`);
    const shared = (lines: string[]) => lines.filter((line) => !/Contact began|\bMenu\b/.test(line));
    const searched = journey
      .filter((row) => !aside.test(row["What happened"] ?? ""))
      .map((row) => ({
        ...row,
        "What happened": (row["What happened"] ?? "").replace(", not answered", ""),
      }));
    const [time = ""] = Object.keys(journey[0] ?? {}).filter((name) => name.startsWith("Time"));
    const [began = ""] = Object.keys(chain[0] ?? {}).filter((name) => name.startsWith("Began"));
    expect(chain.length).toBeGreaterThan(1);
    expect(shared(begins(chain, began)).sort()).toEqual(shared(begins(searched, time)).sort());
    const lengths = (rows: readonly Readonly<Record<string, string>>[], words: RegExp) =>
      rows.filter((row) => words.test(row["What happened"] ?? "")).map(({ Took }) => Took);
    for (const words of [/^Waited/, /^(Talked|With)/, /^On hold/])
      expect(lengths(chain, words)).toEqual(lengths(journey, words));
  });

  test("the list counts what tasks counts", async () => {
    const list = await floor.say("legacy csrs yesterday channel:voice");
    const voice = yesterday().filter(({ channel }) => channel === "voice").length;
    expect(Number(fact(list, "Contacts").replace(" ", ""))).toBe(voice);
    const tasks = await floor.say("tasks yesterday channel:voice");
    expect(fact(tasks, "Contacts").replace(" contacts", "")).toBe(fact(list, "Contacts"));
  });
});

describe("a contact's record", () => {
  test("tells what became of it, and its button leads to the chain", async () => {
    const call = heldCall();
    const csr = await floor.say(`legacy csr ${call.id}`);
    expect(csr.shown).toContain("Legacy CSR");
    expect(csr.shown).toContain("Lengths came in milliseconds");
    const trace = await floor.press(csr, "Trace");
    expect(trace.shown).toContain("Step by step");
    expect(fact(trace, "Chain")).toMatch(/^\d+ steps, whole$/);
  });

  test("as a file has every column, and no customer's number", async () => {
    const call = heldCall();
    const reply = await floor.say(`legacy csr ${call.id} as csv`);
    const { bytes } = await download(floor);
    const rows = readCsv(bytes);
    const valueIn = (column: string) => rows.find((row) => row.Column === column)?.Value;
    expect([valueIn("sid"), valueIn("CAD_reason"), valueIn("accountId")]).toEqual([call.id, "", ""]);
    expect(valueIn("ani")).toBe(`•••${call.origin.slice(-4)}`);
    for (const text of [Buffer.from(bytes).toString("utf8"), JSON.stringify(reply.card)]) {
      expect(text).not.toContain(call.origin);
      expect(text).not.toContain(call.customerName);
    }
  });

  test("with a negative length says so, and shows a dash", async () => {
    const odd = contactWhere(
      (each) => damageOf(each.id) === "negative-duration" && (each.legs[0]?.waitMs ?? 0) > 0,
      all(),
    );
    const reply = await floor.say(`legacy csr ${odd.id}`);
    expect(fact(reply, "Waited")).toBe("—");
    expect(reply.shown).toContain("queueDuration is negative in the record");
  });

  test("its steps are walked by button, one after the other", async () => {
    const call = heldCall();
    let step = await floor.say(`legacy car ${call.id}-${call.createdAt}-new`);
    const events = [fact(step, "Step")];
    while (step.buttons.some(({ title }) => title === "Next step")) {
      step = await floor.press(step, "Next step");
      events.push(fact(step, "Step"));
    }
    expect(events.slice(0, 3)).toEqual(["new", "ivr-connected", "parked"]);
    expect(events.at(-1)).toBe("ended");
  });

  test("an agent's session and a state in it are cards, too", async () => {
    const now = floor.clock.now();
    const session = traffic()
      .sessionsBetween(harbor.id, now - 3_600_000, now)
      .find(({ channels }) => channels.some(({ channel }) => channel === "voice"));
    const asr = await floor.say(`legacy asr ${session?.id}`);
    expect(asr.shown).toContain("Legacy ASR");
    expect(fact(asr, "Ended")).toBe("not yet");
    const state = session?.channels.find(({ channel }) => channel === "voice")?.states[0];
    const aar = await floor.say(`legacy aar ${session?.id}-telephony-${state?.from}-${state?.state}`);
    expect(fact(aar, "Agent")).toBe(fact(asr, "Agent"));
    expect((await floor.press(aar, "Session")).shown).toContain("Legacy ASR");
  });
});

describe("a chain that is damaged", () => {
  const broken = (kind: string) =>
    contactWhere((each) => damageOf(each.id) === kind && each.segments.length > 1, all());

  test("stops at the step that is missing, names it and says how much is not told", async () => {
    const reply = await floor.say(`legacy trace ${broken("lost-step").id}`);
    expect(plain(reply.shown)).toMatch(
      /The chain breaks: the record of the step [\w-]+ is missing \(.*\)\. .* of the contact are not told/,
    );
    expect(fact(reply, "Chain")).toContain("step missing");
    expect(reply.shown).toMatch(/^new → .* → [\w-]+ \(missing\)$/m);
  });

  test("that leads in a circle ends with a clear sentence", async () => {
    floor.forgetCalls();
    const reply = await floor.say(`legacy trace ${broken("loop").id}`);
    expect(plain(reply.shown)).toMatch(
      /The chain leads in a circle: after its last step it goes back to ivr-connected, step 2/,
    );
    expect(floor.calls("/aws/api/cars").length).toBeLessThan(12);
  });
});

describe("what cannot be answered", () => {
  test("an id that is none, and one that nobody knows", async () => {
    expect((await floor.say("legacy trace 4711")).text).toContain("is not the id of a contact session record");
    expect((await floor.say("legacy car")).text).toContain("names no contact activity record");
    const unknown = await floor.say("legacy trace 00000000-0000-4000-8000-000000000000");
    expect(unknown.text).toContain("There is no contact session record with the id");
    expect(unknown.buttons[0]?.ask).toBe("legacy csrs today");
  });

  test("a period that is too long, with a shorter one as a button", async () => {
    const list = await floor.say("legacy csrs last 90d");
    expect(list.text).toContain("at most 31 days");
    expect(list.buttons[0]?.ask).toBe("legacy csrs last 7d");
    expect((await floor.say("legacy traces last 7d")).text).toContain("at most one day");
    expect(plain((await floor.say("legacy traces yesterday")).text)).toContain(
      "the chains of at most 1000 can be walked",
    );
  });

  test("a queue that had no contact, with those that are meant as buttons", async () => {
    const reply = await floor.say('legacy csrs yesterday queue:"Bilings"');
    expect(reply.text).toContain("No queue called “Bilings” had a contact in this period");
    expect(reply.buttons.length).toBeGreaterThan(0);
  });
});

test("a day as a file has every contact, lengths as times, unknown columns, and nothing of customers", async () => {
  await floor.say("legacy csrs yesterday as csv");
  const { bytes, name } = await download(floor);
  const rows = readCsv(bytes);
  expect(name).toBe("legacy-csrs-yesterday.csv");
  expect(rows.map(({ Contact }) => Contact)).toEqual(yesterday().map(({ id }) => id));
  const call = heldCall();
  const view = contactAt(call, floor.clock.now());
  const row = rows.find(({ Contact }) => Contact === call.id);
  const seconds = Math.round((view?.talkMs ?? 0) / 1000);
  const clock = `0:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
  expect([row?.Talk, row?.blindTransferCount, row?.queueSystemId]).toEqual([clock, "0", call.legs[0]?.queueId]);
  const text = Buffer.from(bytes).toString("utf8");
  for (const { origin, customerName } of yesterday().slice(0, 50)) {
    if (origin.startsWith("+")) expect(text).not.toContain(origin);
    expect(text).not.toContain(`,${customerName},`);
  }
});

test("the chains of half an hour are one file, a row a step, while the message tells how far it is", async () => {
  const own = await openFloor();
  await keepKey(own);
  const from = Date.parse("2026-11-19T08:00:00-05:00");
  const contacts = traffic().contactsBetween(harbor.id, from, from + 30 * 60_000);
  const said: string[] = [];
  own.cloud.onMessage(({ message }) => void said.push(message.markdown ?? ""));
  const reply = await own.passTimeUntil(own.say("legacy traces yesterday 08:00-08:30", { from: people.tom }));
  expect(Number(fact(reply, "Contacts"))).toBe(contacts.length);
  const rows = readCsv((await download(own)).bytes);
  expect(new Set(rows.map(({ Contact }) => Contact)).size).toBe(contacts.length);
  expect(rows.length).toBe(Number(fact(reply, "Steps").replace(" ", "")));
  expect(said.join()).toMatch(/\d+ of \d+ contacts/);
  expect(JSON.stringify(rows)).not.toMatch(/\+\d{10}/);
});

test("cancel ends a walk: no more is asked, and no file comes", async () => {
  const own = await openFloor();
  await keepKey(own);
  own.write("legacy traces yesterday 10:00-11:00", { from: people.tom });
  await own.still();
  const cancelled = own.say("cancel", { from: people.tom });
  expect((await cancelled).text).toMatch(/Cancelled/);
  await own.later(120_000);
  own.forgetCalls();
  await own.later(120_000);
  expect(own.calls("/aws/api")).toEqual([]);
  expect(own.replies().flatMap(({ files }) => files)).toEqual([]);
});

test("a list that is longer than one answer is read in narrower windows, whole", async () => {
  const own = await openFloor({ legacy: { mostRecords: 400 } });
  await keepKey(own);
  const list = await own.say("legacy csrs yesterday");
  expect(Number(fact(list, "Contacts").replace(" ", ""))).toBe(yesterday().length);
  expect(own.calls("/aws/api/csrs").length).toBeGreaterThan(4);
});

test("a tenant whose lengths are seconds tells the same lengths, and the card says so", async () => {
  const own = await openFloor();
  await connectLumen(own);
  await keepKey(own, lumen);
  const here = { from: people.hugo, space: places.unlinked };
  const [call] = (traffic().day(lumen.id, "2026-11-19")?.contacts ?? []).filter(
    (each) => whole(each) && each.channel === "voice" && each.outcome === "handled",
  );
  const csr = await own.say(`legacy csr ${call?.id}`, here);
  const task = await own.say(`task ${call?.id}`, here);
  expect(csr.shown).toContain("Lengths came in seconds");
  for (const same of ["Talk", "Hold", "Whole contact", "Customer"])
    expect([same, fact(csr, same)]).toEqual([same, fact(task, same) || "a fact"]);
  const trace = await own.press(csr, "Trace", people.hugo);
  expect(fact(trace, "Chain")).toMatch(/steps, whole$/);
});

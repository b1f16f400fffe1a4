import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Contact } from "../../src/sandbox/model/contact.js";
import { harbor, lumen, webexId } from "../../src/sandbox/world.js";
import { openDirect } from "../helpers/direct.js";
import { downloadFile } from "../helpers/download-file.js";
import {
  closeFloors,
  type Floor,
  FRIDAY_MORNING,
  openFloor,
  people,
  places,
  type Reply,
  traffic,
} from "../helpers/floor.js";
import { linkBothTo } from "../helpers/link-orgs.js";
import {
  capturesOf,
  consultedCall,
  deletedCall,
  greetedCall,
  recordedCall,
  sensitiveCall,
  transcribedCall,
  transcribedChat,
  transferredCall,
  unrecordedCall,
} from "../helpers/recorded-contacts.js";

const NOW = Date.parse(FRIDAY_MORNING);
const UNKNOWN = "2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40";

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(closeFloors);

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const urls = ({ buttons }: Reply) => buttons.flatMap(({ url }) => url ?? []);
const captures = () => floor.calls("POST /v1/captures/query");

describe("one contact's recording", () => {
  test("when, how long, who, what was recorded, and one button to hear it", async () => {
    const contact = transcribedCall(NOW);
    floor.forgetCalls();
    const reply = await floor.say(`recording ${contact.id}`, { from: people.maya });
    const [main] = capturesOf(contact)?.recordings ?? [];
    const seconds = Math.round(((main?.stoppedAt ?? 0) - (main?.startedAt ?? 0)) / 1000);
    const length =
      seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    expect(plain(reply.shown).split("\n")).toContain(length);
    expect(reply.shown).toContain("Harbor Insurance");
    expect(reply.shown).toContain("America/New_York");
    expect(reply.shown).toContain("English (United States)");
    expect(reply.buttons.map(({ title }) => title)).toEqual(["Listen", "Transcript", "Journey"]);
    expect(urls(reply)).toEqual([expect.stringMatching(`^${floor.serviceUrl}/recordings/[\\w.~-]+$`)]);
    expect(captures()).toHaveLength(1);
  });

  test("nothing of the customer and nothing of the conversation is on it", async () => {
    const contact = transcribedCall(NOW);
    const reply = await floor.say(`recording ${contact.id}`, { from: people.maya });
    const all = JSON.stringify(reply.card) + reply.text;
    expect(all).not.toContain(contact.origin.slice(-7));
    expect(all).not.toContain(contact.origin);
    expect(reply.shown).toContain("•••");
  });

  test("a call passed on shows its parts, a consultation and a virtual agent's greeting stand beside it", async () => {
    const passedOn = await floor.say(`recording ${transferredCall(NOW).id}`);
    expect(passedOn.shown).toContain("Parts of the conversation");
    expect(passedOn.shown).toMatch(/Part 2: \d\d:\d\d:\d\d to \d\d:\d\d:\d\d/);
    expect((await floor.say(`recording ${consultedCall(NOW).id}`)).shown).toContain("Consultation");
    expect((await floor.say(`recording ${greetedCall(NOW).id}`)).shown).toContain("With the virtual agent");
  });

  test("what is sensitive is said to be", async () => {
    const reply = await floor.say(`recording ${sensitiveCall(NOW).id}`);
    expect(reply.shown).toContain("Sensitive: the page asks once more before it is played.");
  });

  test("from the list of a day, from a contact's journey: each leads to it", async () => {
    const list = await floor.say("recordings yesterday");
    const ask = list.buttons.find((button) => button.ask?.startsWith("recording "))?.ask ?? "";
    const fromList = await floor.press(list, ask);
    expect(fromList.shown).toContain("Recording");
    const journey = await floor.press(fromList, "Journey");
    expect(journey.shown).toContain("Step by step");
    expect((await floor.press(journey, "Recording")).shown).toContain("Recorded");
  });
});

describe("nothing to hear: each reason is another sentence", () => {
  const going = (): Contact => {
    const found = traffic()
      .contactsBetween(harbor.id, NOW - 3_600_000, NOW)
      .find(({ channel, endedAt, recordings }) => channel === "voice" && endedAt > NOW && recordings > 0);
    if (!found) throw new Error("nobody is talking");
    return found;
  };
  test.each([
    ["a contact that is still going on", () => going().id, "The contact is still going on."],
    ["a call that nobody recorded", () => unrecordedCall(NOW).id, "This contact was not recorded."],
    ["one that retention has deleted", () => deletedCall(NOW).id, "no longer kept"],
  ])("%s", async (_, id, sentence) => {
    const reply = await floor.say(`recording ${id()}`);
    expect(reply.shown).toContain(sentence);
    expect(reply.shown).toContain("Harbor Insurance");
    expect(urls(reply)).toEqual([]);
    expect(reply.buttons.map(({ title }) => title)).toContain("Journey");
  });

  test("an id of nobody, something that is no id, no id at all", async () => {
    const nobody = await floor.say(`recording ${UNKNOWN}`);
    expect(nobody.text).toContain("There is no such contact in Harbor Insurance");
    expect(nobody.text).toContain("Check the id");
    expect(nobody.buttons.map(({ ask }) => ask)).toContain("recordings today");
    const noId = await floor.say("recording 12345");
    expect(noId.text).toContain("“12345” is not the id of a contact");
    const nothing = await floor.say("recording");
    expect(nothing.text).toContain("The question names no contact.");
    expect(nothing.buttons.map(({ ask }) => ask)).toContain("recordings today");
  });

  test("another org's contact is no contact of this one", async () => {
    const theirs = recordedCall(NOW, { org: lumen });
    expect((await floor.say(`recording ${theirs.id}`)).text).toContain("There is no such contact in Harbor Insurance");
  });

  test.each([
    [403, "does not let Floorwalker read the recordings of Harbor Insurance"],
    [500, "could not give the recordings of Harbor Insurance"],
  ])("captures refused with %i: the contact is shown, and what could not be read is said", async (status, sentence) => {
    const other = await openFloor();
    other.cloud.faults([{ match: "POST /wxcc/us1/v1/captures/query", status }]);
    const reply = await other.passTimeUntil(other.say(`recording ${recordedCall(NOW).id}`));
    expect(reply.shown).toContain("What was recorded could not be read");
    expect(reply.shown).toContain(sentence);
    expect(reply.shown).toContain("Queue");
    expect(urls(reply)).toEqual([]);
  });
});

describe("several contact centres", () => {
  let both: Floor;
  const theirs = () => recordedCall(NOW, { org: lumen });
  beforeAll(async () => {
    both = await openFloor();
    await linkBothTo(both);
  });

  test("none is named: a button for each asks the same again; the one that has it answers, and only it is asked for captures", async () => {
    const which = await both.say(`recording ${theirs().id}`, { from: people.maya });
    expect(which.buttons.map(({ title }) => title)).toEqual(["Harbor Insurance", "Lumen Voyages"]);
    both.forgetCalls();
    const found = await both.say(`recording ${theirs().id} org:all`, { from: people.maya });
    expect(found.shown).toContain("Lumen Voyages");
    expect(found.buttons.map(({ title }) => title)).toContain("Listen");
    expect(
      both
        .requests()
        .filter(({ path }) => path.endsWith("/captures/query"))
        .map(({ path }) => path),
    ).toEqual(["/wxcc/eu1/v1/captures/query"]);
    const nobody = await both.say(`recording ${UNKNOWN} org:all`, { from: people.maya });
    expect(nobody.text).toContain("There is no such contact in Harbor Insurance or Lumen Voyages");
  });

  test("one of them does not answer: found in the other, else said whose turn it is", async () => {
    both.cloud.faults([{ match: "POST /wxcc/us1/search", status: 500 }]);
    const found = await both.passTimeUntil(both.say(`recording ${theirs().id} org:all`, { from: people.maya }));
    expect(found.shown).toContain("Lumen Voyages");
    const maybe = await both.passTimeUntil(both.say(`recording ${UNKNOWN} org:all`, { from: people.maya }));
    expect(maybe.text).toContain("could not give the contact of Harbor Insurance");
    both.cloud.faults([]);
  });

  test("the lists of both are counted, each with a button for its own", async () => {
    const reply = await both.say("recordings yesterday org:all", { from: people.maya });
    expect(reply.shown).toContain("2 of 2 orgs answered");
    const own = await both.press(reply, "Recordings of Lumen Voyages", people.maya);
    expect(own.shown).toContain("Recorded contacts, newest first");
  });

  test("one whose sign-in has ended says who signs in again", async () => {
    await both.store().orgs.update(lumen.id, (org) => org && { ...org, status: "reconnect" });
    const reply = await both.say(`recording ${theirs().id} org:"Lumen Voyages"`, { from: people.maya });
    expect(reply.text).toContain("Webex no longer accepts the sign-in that Lumen Voyages was connected with.");
  });
});

describe("the recorded contacts of a period", () => {
  const recorded = () =>
    (traffic().day(harbor.id, "2026-11-19")?.contacts ?? []).filter(({ recordings }) => recordings > 0);
  const recordingAsks = ({ buttons }: Reply) => [
    ...new Set(buttons.flatMap(({ ask }) => (ask?.startsWith("recording ") ? [ask.split(" ")[1]] : []))),
  ];

  test("all of them are counted, ten are shown, newest first, with one captures question a page", async () => {
    floor.forgetCalls();
    const reply = await floor.say("recordings yesterday");
    const ids = recorded()
      .map(({ id }) => id)
      .reverse();
    expect(plain(reply.shown)).toContain(`of ${plain(String(ids.length).replace(/\B(?=(\d{3})+$)/g, " "))} · page 1`);
    expect(recordingAsks(reply)).toEqual(ids.slice(0, 10));
    expect(captures()).toHaveLength(1);
    const second = await floor.press(reply, "Next page");
    expect(recordingAsks(second)).toEqual(ids.slice(10, 20));
    expect(captures()).toHaveLength(2);
    expect((await floor.press(second, "Previous page")).shown).toContain("1–10 of");
  });

  test("narrowed to a queue, a team, an agent", async () => {
    const [contact] = recorded();
    const centre = traffic().centre(harbor.id);
    const agent = centre?.agents.find(
      ({ id }) => id === contact?.segments.findLast(({ kind }) => kind === "talk")?.agentId,
    );
    const reply = await floor.say(`recordings yesterday agent:"${agent?.name}"`);
    const ids = new Set(recordingAsks(reply));
    expect(ids.size).toBeGreaterThan(0);
    for (const { id, segments } of recorded().filter(({ id }) => ids.has(id)))
      expect([id, segments.findLast(({ kind }) => kind === "talk")?.agentId]).toEqual([id, agent?.id]);
    const queue = await floor.say('recordings yesterday queue:"Billing"');
    expect(queue.shown).toContain("Billing");
    const nobody = await floor.say('recordings yesterday queue:"Bilingual"');
    expect(nobody.text).toContain("There is no queue");
  });

  test("as a file: every one, nothing of the conversation, no customer's number", async () => {
    await floor.say("recordings yesterday as csv");
    await floor.quiet();
    const file = await downloadFile(floor);
    const rows = file
      .trim()
      .split("\n")
      .filter((line) => line.includes("Harbor Insurance,"));
    expect(rows).toHaveLength(recorded().length);
    for (const { origin } of recorded()) expect(file).not.toContain(origin.slice(-7));
  });

  test("captures that fail leave the list", async () => {
    const other = await openFloor();
    other.cloud.faults([{ match: "POST /wxcc/us1/v1/captures/query", status: 503 }]);
    const reply = await other.passTimeUntil(other.say("recordings yesterday"));
    expect(reply.shown).toContain("How long they are could not be read.");
    expect(recordingAsks(reply)).toHaveLength(10);
  });

  test("a day without any says so", async () => {
    const reply = await floor.say("recordings yesterday channel:chat");
    expect(reply.shown).toContain("No contact of this period was recorded.");
  });
});

describe("what was said, as text", () => {
  const spoken = transcribedCall(NOW);

  test("a viewer is refused and told what a manager can write; the refusal is in the audit", async () => {
    const reply = await floor.say(`transcript ${spoken.id}`, { from: people.tom });
    expect(reply.text).toContain("Only people who were named listener or manager of Harbor Insurance");
    expect(reply.text).toContain(`grant listener ${people.tom}`);
    await floor.quiet();
    const audit = await floor.say("audit recordings today", { from: people.priya });
    expect(audit.shown).toContain("transcript asked for, refused");
    expect(audit.shown).toContain("Tom Okafor");
  });

  test("in a space where not everybody may read it, the text is on the page only", async () => {
    const reply = await floor.say(`transcript ${spoken.id}`, { from: people.priya });
    expect(reply.shown).toContain("Not everybody in this space may read conversations");
    expect(reply.shown).not.toContain("How it begins");
    expect(reply.shown).not.toMatch(/Agent: /);
    expect(reply.text).toMatch(/\d+ lines/);
    expect(urls(reply)).toEqual([expect.stringContaining("/recordings/")]);
  });

  test("where everybody may, and in a 1:1, its beginning is on the card", async () => {
    const alone = await openDirect(floor, people.priya);
    const inDirect = await floor.say(`transcript ${spoken.id}`, { from: people.priya, space: alone });
    expect(inDirect.shown).toMatch(/How it begins[\s\S]*Agent: /);
    for (const email of [people.maya, people.tom]) await floor.say(`grant listener ${email}`, { from: people.priya });
    const inSpace = await floor.say(`transcript ${spoken.id}`, { from: people.tom });
    expect(inSpace.shown).toMatch(/How it begins[\s\S]*Agent: /);
    for (const email of [people.maya, people.tom]) await floor.say(`revoke listener ${email}`, { from: people.priya });
    expect((await floor.say(`transcript ${spoken.id}`, { from: people.priya })).shown).toContain("Not everybody");
  });

  test("of what is sensitive nothing is on the card, not even in a 1:1", async () => {
    const sensitive = sensitiveCall(NOW, { that: (contact) => capturesOf(contact)?.transcripts.length === 1 });
    const alone = await openDirect(floor, people.priya);
    const reply = await floor.say(`transcript ${sensitive.id}`, { from: people.priya, space: alone });
    expect(reply.shown).toContain("Sensitive: the text is on the page only");
    expect(reply.shown).not.toMatch(/Agent: /);
  });

  test("what was written in a chat is one, too", async () => {
    const card = await floor.say(`recording ${transcribedChat(NOW).id}`, { from: people.priya });
    expect(card.text).not.toContain("Length");
    const reply = await floor.say(`transcript ${transcribedChat(NOW).id}`, { from: people.priya });
    expect(reply.shown).toContain("written, chat");
    expect(reply.text).toMatch(/\d+ lines?/);
  });

  test("none: the recording is offered instead, or why there is nothing", async () => {
    const silent = recordedCall(NOW, { that: (contact) => capturesOf(contact)?.transcripts.length === 0 });
    const reply = await floor.say(`transcript ${silent.id}`, { from: people.priya });
    expect(reply.text).toContain("there is no transcript of it");
    expect((await floor.press(reply, "Recording", people.priya)).shown).toContain("Recorded");
    const never = await floor.say(`transcript ${unrecordedCall(NOW).id}`, { from: people.priya });
    expect(never.text).toContain("This contact was not recorded.");
    expect((await floor.say("transcript 7", { from: people.priya })).text).toContain("is not the id of a contact");
    expect((await floor.say(`transcript ${UNKNOWN}`, { from: people.priya })).text).toContain(
      "There is no such contact",
    );
  });
});

test("a storage that fails is asked once more with a fresh address, without a bearer; then it is said, and no address is told", async () => {
  const broken = await openFloor();
  const contact = transcribedCall(NOW);
  broken.cloud.faults([{ match: "GET /storage/*", status: 503, times: 1 }]);
  const mended = await broken.say(`transcript ${contact.id}`, { from: people.priya });
  expect(mended.text).toMatch(/\d+ lines/);
  expect(broken.calls("POST /v1/captures/query")).toHaveLength(2);
  broken.cloud.faults([{ match: "GET /storage/*", status: 503 }]);
  const failed = await broken.say(`transcript ${contact.id}`, { from: people.priya });
  expect(failed.text).toContain("did not give the transcript (status 503)");
  await broken.quiet();
  expect(broken.log.join("")).not.toMatch(/X-Amz|media-storage-recording/);
  expect(JSON.stringify(broken.cloud.state().spaces)).not.toMatch(/X-Amz|media-storage-recording/);
});

describe("who can listen", () => {
  test("listeners and managers by name, who let them, also those who are not in this space", async () => {
    await floor.say(`grant listener ${people.maya}`, { from: people.priya });
    const reply = await floor.say("who can listen", { from: people.tom });
    expect(reply.shown).toMatch(/Priya Nair\nmanager/);
    expect(reply.shown).toMatch(/Maya Fields\nlistener/);
    expect(reply.shown).toContain("by Priya Nair");
    expect(reply.shown).not.toContain("Tom Okafor");
    floor.cloud.changeMembers({ space: places.floor, email: people.maya, action: "remove" });
    const later = await floor.say("who can listen", { from: people.tom });
    expect(later.shown).toMatch(/Maya Fields\nlistener\n.*is not in this space/);
    floor.cloud.changeMembers({ space: places.floor, email: people.maya, action: "add" });
    await floor.say(`revoke listener ${people.maya}`, { from: people.priya });
    expect((await floor.say("who can listen", { from: people.tom })).shown).not.toContain("Maya Fields");
  });

  test("a guest cannot be made a listener", async () => {
    const reply = await floor.say(`grant listener ${people.dana}`, { from: people.priya, space: places.withGuest });
    expect(reply.text).toContain("a guest may see figures and no more");
    expect(
      await floor.store().roles.get(`${harbor.id}|${webexId("PEOPLE", "d6a2f840-9c15-4e7b-b3d8-52e7c41a06f9")}`),
    ).toBeUndefined();
  });

  test("the grant's card leads to it", async () => {
    const granted = await floor.say(`grant listener ${people.tom}`, { from: people.priya });
    expect(granted.text).toContain("Tom Okafor may ask for figures and hear recordings");
    expect((await floor.press(granted, "Who can listen")).shown).toContain("Tom Okafor");
    await floor.say(`revoke listener ${people.tom}`, { from: people.priya });
  });
});

describe("who listened", () => {
  const heard = recordedCall(NOW);
  const person = (uuid: string) => webexId("PEOPLE", uuid);
  const maya = person("5d0c61a7-8f3e-4b29-91d4-c7e25a80f613");

  test("nobody is said as such; only managers are told", async () => {
    const other = await openFloor();
    expect((await other.say("audit recordings today", { from: people.priya })).shown).toContain("Nobody listened.");
    const refused = await other.say("audit recordings today", { from: people.maya });
    expect(refused.text).toContain("Only a manager of Harbor Insurance may do that.");
  });

  test("each listening with person, contact and space, newest first, refusals as refusals, and a way to the recording", async () => {
    const other = await openFloor();
    const spaceId = other.cloud.state().spaces.find(({ title }) => title === places.floor)?.id ?? "";
    const at = (minutes: number) => other.clock.now() - minutes * 60_000;
    const entry = { personId: maya, spaceId, orgId: harbor.id, taskId: heard.id };
    const { audit } = other.store();
    await audit.append({ ...entry, at: at(30), action: "listen", outcome: "answered" });
    await audit.append({ ...entry, at: at(20), action: "download", outcome: "answered", sensitive: true });
    await audit.append({ ...entry, at: at(10), action: "listen", outcome: "refused", code: "not-a-listener" });
    await audit.append({ ...entry, at: at(5), action: "queue-stats", outcome: "answered" });
    const reply = await other.say("audit recordings today", { from: people.priya });
    expect(reply.shown).toContain("2 times by 1 person · 1 download · 1 sensitive · 1 refused");
    expect(plain(reply.shown)).toMatch(/listening, refused[\s\S]*download, sensitive[\s\S]*listening\n20 Nov 09:37/);
    expect(reply.shown).toContain(`in ${places.floor}`);
    expect((await other.press(reply, `recording ${heard.id} org:"Harbor Insurance"`)).shown).toContain("Recorded");
    await other.say("audit recordings today as csv", { from: people.priya });
    const file = await downloadFile(other);
    expect(file).toContain(`Maya Fields,download,allowed,yes,${heard.id},${places.floor}`);
    expect(file).toContain(`Maya Fields,listening,refused,no,${heard.id},${places.floor}`);
  });
});

test("the address that the storage signed is in no message and in no line of the log", async () => {
  await floor.quiet();
  const shown = JSON.stringify(floor.cloud.state().spaces);
  for (const secret of ["X-Amz", "/storage/", "media-storage-recording"]) {
    expect(shown).not.toContain(secret);
    expect(floor.log.join("")).not.toContain(secret);
  }
});

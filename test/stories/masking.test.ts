import { afterAll, beforeAll, expect, test } from "vitest";
import type { Contact } from "../../src/sandbox/model/contact.js";
import { harbor } from "../../src/sandbox/world.js";
import { closeFloors, type Floor, openFloor, people, traffic } from "../helpers/floor.js";

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(closeFloors);

const newestOf = (channel: Contact["channel"]): Contact => {
  const found = traffic()
    .day(harbor.id, "2026-11-19")
    ?.contacts.findLast((contact) => contact.channel === channel && contact.direction === "inbound");
  if (!found) throw new Error(`nobody came by ${channel}`);
  return found;
};
const caller = newestOf("voice");
const writer = newestOf("email");

/** What the list, its file and the journeys of one contact by telephone and one by e-mail say together. */
async function everything(): Promise<string> {
  const list = await floor.say("tasks yesterday channel:voice as csv");
  await floor.quiet();
  const address = floor.replies().at(-1)?.files[0]?.split("/").at(-1);
  const file = await fetch(`${floor.cloudUrl}/sandbox/files/${address}`).then((response) => response.text());
  const call = await floor.say(`task ${caller.id}`);
  const mail = await floor.say(`task ${writer.id}`);
  return [list, call, mail].flatMap(({ shown, text }) => [shown, text]).join("\n") + file;
}

test("customers are known by four digits or a first letter, on cards and in files", async () => {
  const said = await everything();
  expect(said).toContain(`•••${caller.origin.slice(-4)}`);
  expect(said).toContain(`${writer.origin[0]}•••${writer.origin.slice(writer.origin.indexOf("@"))}`);
  for (const { origin } of [caller, writer]) expect(said).not.toContain(origin);
  expect(said).not.toMatch(/•••\d{5}/);
});

test("a manager hides them, and from then on nothing of them is shown anywhere, remembered lists included", async () => {
  const saved = await floor.say("settings masking hidden", { from: people.priya });
  expect(saved.shown).toContain("last 4 digits shown → hidden entirely");
  const said = await everything();
  expect(said).toContain("•••");
  expect(said).not.toMatch(/•••\d/);
  expect(said).not.toContain("•••@");
});

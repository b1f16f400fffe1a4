import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commands } from "../../src/commands/registry.js";
import { closeFloors, type Floor, openFloor, people, places } from "../helpers/floor.js";

let floor: Floor;
beforeAll(async () => {
  floor = await openFloor();
});
afterAll(closeFloors);

const examples = commands.flatMap(({ name, examples: sentences }) => sentences.map((text) => ({ name, text })));

test.each(examples)("“$text” is answered", async ({ text }) => {
  const reply = await floor.say(text, { from: people.priya, space: places.withGuest });
  // The person they let in makes the space's figures readable; until then the refusal names the guest and the way.
  const refusedForGuest = reply.shown.includes("grant viewer dana.reyes@brightline.example");
  expect(reply.card !== undefined && reply.shown.length > 0).toBe(true);
  expect(reply.text).not.toMatch(/mistake of its own|do not know how to answer|do not understand/);
  expect(floor.log.filter((line) => line.includes('"level":50'))).toEqual([]);
  if (refusedForGuest) expect(reply.shown).toContain("Dana Reyes");
});

test.each(examples.filter(({ name }) => !["disconnect", "revoke", "grant"].includes(name)))(
  "“$text” is no riddle to a colleague who manages nothing: an answer, or whom to ask",
  async ({ text }) => {
    const reply = await floor.say(text, { from: people.tom });
    if (reply.shown.includes("Only a manager of Harbor Insurance may do that."))
      expect(reply.shown).toContain("Ask Priya Nair, who manages it.");
    else expect(reply.text).not.toMatch(/mistake of its own|do not know how to answer|do not understand/);
  },
);

test("every example is in docs/commands.md, and everything there that looks like one is an example", async () => {
  const page = await readFile(new URL("../../docs/commands.md", import.meta.url), "utf8");
  const blocks = [...page.matchAll(/```text\n([\s\S]*?)```/g)].flatMap(([, block = ""]) => block.trim().split("\n"));
  expect([...blocks].sort()).toEqual(examples.map(({ text }) => text).sort());
});

import { afterAll, expect, test } from "vitest";
import { closeFloors, openFloor } from "../helpers/floor.js";

afterAll(closeFloors);

test("somebody asks for a file that a command does not make: told so, and one press gives the card", async () => {
  const floor = await openFloor();
  const refusal = await floor.say("why service level as csv");
  expect(refusal.text).toContain("cannot be had as a file (csv)");
  expect(floor.calls("POST /search")).toEqual([]);
  const [button] = refusal.buttons;
  const card = await floor.press(refusal, button?.title ?? "");
  expect(button?.ask).toBe("why service level");
  expect(card.shown).toContain("Service level");
});

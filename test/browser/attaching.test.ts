import { expect, test } from "vitest";
import { places } from "../helpers/floor.js";
import { useStage } from "./support/use-stage.js";

const stage = useStage();

test("a file is attached, named, taken away again, and goes with one message", async () => {
  const { chat, page } = await stage.visit();
  await chat.enter(places.floor);
  const file = { name: "branches.csv", mimeType: "text/csv", buffer: Buffer.from("name,active\n") };
  const chip = page.locator(".attached");
  await page.getByTestId("attach-input").setInputFiles(file);
  expect(await chip.innerText()).toContain("branches.csv");
  await chip.click();
  expect(await chip.isVisible()).toBe(false);

  await page.getByTestId("attach-input").setInputFiles(file);
  await chat.ask("site import");
  const said = chat.messages.filter({ hasText: "site import" }).first();
  expect(await said.locator(".file").innerText()).toBe("branches.csv");
  expect(await chip.isVisible()).toBe(false);
});

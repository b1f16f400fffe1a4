import { expect, test } from "vitest";
import { createRecall } from "../../../../src/sandbox/page/recall.js";

test("walks to older sentences and back to the draft, each repeat once", () => {
  const recall = createRecall(() => ["help", "queue stats today", "queue stats today"]);
  expect(recall.older("dra")).toBe("queue stats today");
  expect(recall.older("queue stats today")).toBe("help");
  expect(recall.older("help")).toBeUndefined();
  expect(recall.newer()).toBe("queue stats today");
  expect(recall.newer()).toBe("dra");
  expect(recall.newer()).toBeUndefined();
});

test("a walk that was ended begins anew at the newest sentence", () => {
  const said = ["one"];
  const recall = createRecall(() => said);
  expect(recall.older("")).toBe("one");
  recall.stop();
  said.push("two");
  expect(recall.walking()).toBe(false);
  expect(recall.older("")).toBe("two");
});

test("with nothing said there is nothing to recall", () => {
  expect(createRecall(() => []).older("")).toBeUndefined();
});

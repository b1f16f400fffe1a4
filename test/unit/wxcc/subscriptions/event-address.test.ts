import { expect, test } from "vitest";
import { canBeDeliveredTo, eventsBase } from "../../../../src/wxcc/subscriptions/event-address.js";

test.each([
  ["https://floorwalker.example.com", true],
  ["https://example.com/floorwalker", true],
  ["https://floorwalker.example.com:443", true],
  ["https://floorwalker.example.com:8443", false],
  ["http://floorwalker.example.com", false],
  ["https://somebody@floorwalker.example.com", false],
  ["http://127.0.0.1:3000", true],
  ["http://localhost:3000", true],
])("events can be delivered to %s: %s", (publicUrl, possible) => {
  expect(canBeDeliveredTo(eventsBase(publicUrl))).toBe(possible);
});

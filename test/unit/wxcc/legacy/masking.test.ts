import fc from "fast-check";
import { expect, test } from "vitest";
import { customerOf, maskField } from "../../../../src/wxcc/legacy/mask-record.js";
import { createRecord } from "../../../../src/wxcc/legacy/record.js";

const NUMBER = "+13035550142";
const inbound = createRecord([
  ["ani", NUMBER],
  ["dnis", "+18005550199"],
]);
const outdial = createRecord([
  ["ani", "+18005550199"],
  ["dnis", NUMBER],
  ["isOutdial", 1],
]);
const shown = (name: string, value: string, record = inbound) => maskField({ name, value }, record, "last-4");

test("the customer is who called, or who was called by an agent, and keeps four digits", () => {
  expect(customerOf(inbound, "last-4")).toBe("•••0142");
  expect(customerOf(outdial, "last-4")).toBe("•••0142");
  expect(customerOf(inbound, "hidden")).toBe("•••");
});

test.each([
  ["ani", NUMBER, inbound],
  ["ani__s", NUMBER, inbound],
  ["ANI", NUMBER, inbound],
  ["dnis", NUMBER, outdial],
  ["customerName", "Dana Reyes", inbound],
  ["customerEmailAddress", "dana.reyes@example.com", inbound],
  ["CAD_callbackNumber", NUMBER, inbound],
  ["accountId", "4711 0815 2222", inbound],
  ["somethingNew", NUMBER, inbound],
  ["somethingNew", "dana.reyes@example.com", inbound],
])("%s does not show %s", (name, value, record) => {
  const masked = shown(name, value, record);
  expect(masked).toContain("•••");
  expect(masked).not.toContain(value);
});

test.each([
  ["sid", "2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40"],
  ["cstts", "1784041205331"],
  ["cetts__l", "1784041205331"],
  ["realtimeUpdateTimestamp", "1784041205331"],
  ["agentDn", "+13035550171"],
  ["agentlogin", "maya.fields@harbor.example"],
  ["queueName", "Billing"],
  ["dnis", "+18005550199"],
])("%s shows %s", (name, value) => {
  expect(shown(name, value)).toBe(value);
});

test("no column of any name shows a customer's whole number", () => {
  const names = fc
    .stringMatching(/^[a-z]{1,8}$/)
    .filter((name) => !/(ts|id|duration|time|count|sid|session|record|^agent.*|^dnis)$/i.test(name));
  fc.assert(fc.property(names, (name) => shown(name, NUMBER) === "•••0142"));
});

import { expect, test } from "vitest";
import { planSubscription } from "../../../../src/wxcc/subscriptions/plan-subscription.js";
import type { Subscription } from "../../../../src/wxcc/subscriptions/subscription.js";

const base = "https://floorwalker.example.com/wxcc/events/";
const wanted = { resource: "capture" as const, base, destinationUrl: `${base}ticket`, subscriptionId: "ours" };

const subscription = (more: Partial<Subscription> = {}): Subscription => ({
  id: "ours",
  eventTypes: ["capture:available"],
  destinationUrl: wanted.destinationUrl,
  status: "active",
  resourceVersion: "capture:1.0.0",
  ...more,
});
const foreign = subscription({ id: "theirs", destinationUrl: "https://elsewhere.example.com/hooks" });

const plan = (own: readonly Subscription[], more: { count?: number; subscriptionId?: string | undefined } = {}) =>
  planSubscription({ own, count: more.count ?? own.length }, { ...wanted, ...more });

test("ours as it should be is kept", () => {
  expect(plan([foreign, subscription()])).toEqual({ kind: "keep", id: "ours", surplus: [] });
});

test.each([
  ["switched off", { status: "inactive" }],
  ["of another version", { resourceVersion: "capture:0.9.0" }],
  ["for other events", { eventTypes: ["task:ended"] }],
  ["to an earlier address of ours", { destinationUrl: "https://old.example.com/wxcc/events/ticket" }],
])("ours that is %s is renewed", (_name, more) => {
  expect(plan([subscription(more)])).toMatchObject({ kind: "renew", id: "ours" });
});

test("one at our address that we do not remember is signed with a secret nobody knows: it is renewed", () => {
  expect(plan([subscription({ id: "stale" })], { subscriptionId: undefined })).toMatchObject({
    kind: "renew",
    id: "stale",
  });
});

test("of several at our address one stays", () => {
  const double = subscription({ id: "double", destinationUrl: `${base}earlier` });
  expect(plan([double, subscription()])).toEqual({ kind: "keep", id: "ours", surplus: ["double"] });
});

test("those of others are neither counted as ours nor touched", () => {
  expect(plan([foreign])).toEqual({ kind: "create", surplus: [] });
});

test("that of another resource at our address is neither taken over nor one too many", () => {
  const task = { eventTypes: ["task:parked", "task:connected", "task:ended"], resourceVersion: "task:1.0.0" };
  const tasks = subscription({ id: "tasks", destinationUrl: `${base}another`, ...task });
  expect(plan([tasks, subscription()])).toEqual({ kind: "keep", id: "ours", surplus: [] });
  expect(plan([tasks], { subscriptionId: undefined })).toEqual({ kind: "create", surplus: [] });
  const wantedTasks = { ...wanted, resource: "task" as const, subscriptionId: undefined };
  expect(planSubscription({ own: [tasks, subscription()], count: 2 }, wantedTasks)).toEqual({
    ...{ kind: "renew", id: "tasks", surplus: [] },
  });
});

test("an org that has twenty, of both versions, gets none; one of them that is ours does", () => {
  expect(plan([foreign], { count: 20 })).toEqual({ kind: "full", surplus: [] });
  expect(plan([foreign], { count: 19 })).toMatchObject({ kind: "create" });
  expect(plan([foreign, subscription()], { count: 20 })).toMatchObject({ kind: "keep" });
});

import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { createSessions } from "../../../../src/orgs/session/session.js";
import { hashOf, isOfBrowser, looksSealed, signInStates } from "../../../../src/orgs/session/sign-in-state.js";
import { confirmationOf } from "../../../../src/recordings/confirmation.js";
import { readEncryptionKeys } from "../../../../src/store/encryption-keys.js";

const MINUTE = 60_000;
const key = () => readEncryptionKeys(randomBytes(32).toString("base64"));
const priya = { personId: "p1", email: "priya@harbor.example", name: "Priya" };
const at = (now: number) => ({ now: () => now });

test("a session lives for half an hour and says nothing to whoever has no key", () => {
  const keys = key();
  const written = createSessions(keys, at(0)).write(createSessions(keys, at(0)).begin(priya));
  expect(written).not.toMatch(/priya/i);
  expect(createSessions(keys, at(30 * MINUTE - 1)).read(written)).toMatchObject(priya);
  expect(createSessions(keys, at(30 * MINUTE)).read(written)).toBeUndefined();
  expect(createSessions(key(), at(0)).read(written)).toBeUndefined();
  expect(createSessions(keys, at(0)).read(`${written}A`)).toBeUndefined();
  expect(createSessions(keys, at(0)).read(undefined)).toBeUndefined();
});

test("a session written with an older key is read by an instance that has a newer one", () => {
  const [old, young] = [key(), key()];
  const written = createSessions(old, at(0)).write(createSessions(old, at(0)).begin(priya));
  expect(createSessions([...young, ...old], at(0)).read(written)).toMatchObject(priya);
});

test("a cookie never outgrows what browsers keep, however much is confirmed", () => {
  const sessions = createSessions(key(), at(0));
  let session = sessions.begin({ ...priya, name: "N".repeat(200), email: `${"e".repeat(200)}@harbor.example` });
  for (let n = 0; n < 500; n++)
    session = sessions.confirm(session, confirmationOf({ orgId: "o", taskId: "t", recordingId: `recording ${n}` }));
  expect(sessions.write(session).length).toBeLessThan(3_800);
  expect(sessions.read(sessions.write(session))?.confirmed).toContain(
    confirmationOf({ orgId: "o", taskId: "t", recordingId: "recording 499" }),
  );
});

test("a state belongs to one browser, and is no session", () => {
  const keys = key();
  const states = signInStates(keys);
  const state = { page: "/recordings/t", codeVerifier: "v", nonceHash: hashOf("mine"), expiresAt: 1 };
  const written = states.write(state);
  expect(looksSealed(written)).toBe(true);
  expect(looksSealed(`${"a".repeat(43)}.${"b".repeat(43)}`)).toBe(false);
  expect(states.read(written)).toEqual(state);
  expect(createSessions(keys, at(0)).read(written)).toBeUndefined();
  expect([isOfBrowser(state, "mine"), isOfBrowser(state, "other"), isOfBrowser(state, undefined)]).toEqual([
    true,
    false,
    false,
  ]);
});

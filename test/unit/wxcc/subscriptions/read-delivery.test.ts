import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readDelivery } from "../../../../src/wxcc/subscriptions/read-delivery.js";

const NOW = 1_784_041_499_012;
const secret = "0123456789abcdef0123456789abcdef";
const orgId = "4f0c9a52-7d1b-4c3e-9b60-2e5d8a7f1c34";
const known = { orgId, secret };
const event = {
  id: "c04f",
  specversion: "1.0",
  type: "capture:available",
  source: "/com/cisco/wxcc/e8c1d5a0",
  comciscoorgid: orgId,
  comciscotimestamp: String(NOW),
  data: { taskId: "2b7f6c9e", filePath: "https://storage.example/a.wav?X-Amz-Signature=1", createdTime: NOW },
};

const sign = (raw: Buffer) => createHmac("sha256", secret).update(raw).digest("hex");

function read(body: object | string, more: { signature?: string; timestamp?: string | undefined } = {}) {
  const raw = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  return readDelivery(raw, { signature: sign(raw), timestamp: String(NOW), ...more }, known, NOW);
}

test("a signed event of now says which contact, and keeps the address to itself", () => {
  expect(read(event)).toEqual({ kind: "capture-available", eventId: "c04f", taskId: "2b7f6c9e" });
});

test("the signature is hexadecimal HMAC-SHA256 of the body (a vector of our own)", () => {
  const raw = Buffer.from('{"id":"1"}');
  const signature = "9a39114595648d614d47d53f7bfd708f14a5a155743729a6073071c7132a0170";
  expect(readDelivery(raw, { signature, timestamp: "1" }, known, NOW)).toEqual({ kind: "refused", why: "body" });
});

test("whatever single byte is changed, the delivery is refused", () => {
  const raw = Buffer.from(JSON.stringify(event));
  fc.assert(
    fc.property(fc.nat(raw.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const forged = Buffer.from(raw);
      forged[at] = (forged[at] ?? 0) ^ change;
      const delivery = readDelivery(forged, { signature: sign(raw), timestamp: String(NOW) }, known, NOW);
      expect(delivery).toEqual({ kind: "refused", why: "signature" });
    }),
  );
});

test.each([undefined, "", "00", "z".repeat(64), sign(Buffer.from("another body"))])(
  "a signature %s is refused, and nothing throws",
  (signature) => {
    const raw = Buffer.from(JSON.stringify(event));
    expect(readDelivery(raw, { signature, timestamp: String(NOW) }, known, NOW)).toEqual({
      kind: "refused",
      why: "signature",
    });
  },
);

test("five minutes are allowed both ways and not a millisecond more", () => {
  fc.assert(
    fc.property(fc.integer({ min: -900_000, max: 900_000 }), (offsetMs) => {
      const timestamp = String(NOW + offsetMs);
      const { kind } = read({ ...event, comciscotimestamp: timestamp }, { timestamp });
      expect(kind).toBe(Math.abs(offsetMs) <= 300_000 ? "capture-available" : "refused");
    }),
  );
});

test.each([
  ["no header", { timestamp: undefined }],
  ["another moment in the header", { timestamp: String(NOW + 1) }],
])("%s for the moment is refused", (_name, more) => {
  expect(read(event, more)).toEqual({ kind: "refused", why: "timestamp" });
});

test("a moment that is a number in the body is the same moment", () => {
  expect(read({ ...event, comciscotimestamp: NOW })).toMatchObject({ kind: "capture-available" });
});

test("no moment at all is refused", () => {
  expect(read({ ...event, comciscotimestamp: "soon" }, { timestamp: "soon" })).toMatchObject({ why: "timestamp" });
});

test("an event of another org is refused although it is signed", () => {
  expect(read({ ...event, comciscoorgid: "another" })).toEqual({ kind: "refused", why: "org" });
});

test.each([
  ["of another type", { type: "task:ended" }],
  ["without a contact", { data: {} }],
  ["without data", { data: null }],
])("an event %s is left alone", (_name, more) => {
  expect(read({ ...event, ...more })).toEqual({ kind: "other" });
});

test.each(["task:parked", "task:connected", "task:ended"])(
  "to the subscription of contacts, %s says that something has changed; a recording says nothing",
  (type) => {
    const read = (body: object) => {
      const raw = Buffer.from(JSON.stringify(body));
      const headers = { signature: sign(raw), timestamp: String(NOW) };
      return readDelivery(raw, headers, { ...known, resource: "task" }, NOW);
    };
    expect(read({ ...event, type })).toEqual({ kind: "task-moved" });
    expect(read(event)).toEqual({ kind: "other" });
  },
);

test.each(["", "no json", "[]", "{}"])("a signed body %j is no event", (body) => {
  expect(read(body)).toEqual({ kind: "refused", why: "body" });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { isSignedBy, sign } from "../../../src/webex/signature.js";

test("what was signed is accepted, byte for byte", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string({ minLength: 1 }), (bytes, secret) => {
      const body = Buffer.from(bytes);
      return isSignedBy(secret, body, sign(secret, body));
    }),
  );
});

test("one changed byte is refused", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (bytes, at) => {
      const body = Buffer.from(bytes);
      const header = sign("secret", body);
      const index = at % body.length;
      body.writeUInt8((body.readUInt8(index) + 1) % 256, index);
      return !isSignedBy("secret", body, header);
    }),
  );
});

test.each([undefined, "", "zz", "0".repeat(39), "g".repeat(40)])(
  "a missing or malformed header is refused: %s",
  (header) => {
    expect(isSignedBy("secret", Buffer.from("{}"), header)).toBe(false);
  },
);

test("an escape in the raw body does not matter: the bytes are signed, not the object", () => {
  const body = Buffer.from('{"text":"caf\\u00e9"}');
  expect(isSignedBy("secret", body, sign("secret", body))).toBe(true);
});

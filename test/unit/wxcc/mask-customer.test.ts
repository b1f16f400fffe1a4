import fc from "fast-check";
import { expect, test } from "vitest";
import { maskCustomer } from "../../../src/wxcc/mask-customer.js";

test.each([
  ["+13035550142", "•••0142"],
  ["(303) 555-0142", "•••0142"],
  ["tel:+1-303-555-0142", "•••0142"],
  ["whatsapp:+13035550142", "•••0142"],
  ["dana.reyes@brightline.example", "d•••@brightline.example"],
  ["dr@brightline.example", "•••@brightline.example"],
  ["13035550142@brightline.example", "1•••@brightline.example"],
  ["sip:+13035550142@brightline.example", "•••"],
  ["Dana Reyes <dana.reyes@brightline.example>", "•••"],
  ["7f3c1a90-5b2e-4d17-9c8e-2f6a4b1d0e35", "•••"],
  ["web-chat 4711 0815", "•••"],
  ["@reyes", "•••"],
  ["Dana Reyes", "•••"],
  ["5550142", "•••"],
  ["4711", "•••"],
  ["", "—"],
  ["  ", "—"],
  [undefined, "—"],
  [null, "—"],
])("%s is shown as %s", (address, shown) => {
  expect(maskCustomer(address)).toBe(shown);
});

test("where customers are hidden only that there was one is shown", () => {
  for (const address of ["+13035550142", "dana.reyes@brightline.example", "@reyes"])
    expect(maskCustomer(address, "hidden")).toBe("•••");
  expect(maskCustomer("", "hidden")).toBe("—");
});

test("of a number four digits are shown at most, and at least as many are not", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(..."0123456789+ ()-.")), (signs) => {
      const all = signs.filter((sign) => /\d/.test(sign)).length;
      const shown = maskCustomer(signs.join("")).replace(/\D/g, "").length;
      expect(shown).toBeLessThanOrEqual(4);
      expect(all - shown).toBeGreaterThanOrEqual(shown);
    }),
  );
});

test("of an address one letter of the name is shown at most", () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const name = address.slice(0, address.lastIndexOf("@"));
      const [shown = ""] = maskCustomer(address).split("•••");
      expect(shown.length).toBeLessThanOrEqual(1);
      expect(name.length).toBeGreaterThan(shown.length);
    }),
  );
});

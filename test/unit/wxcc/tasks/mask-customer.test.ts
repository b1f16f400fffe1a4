import fc from "fast-check";
import { expect, test } from "vitest";
import { maskCustomer } from "../../../../src/wxcc/tasks/mask-customer.js";

test.each([
  ["+13035550142", "•••42"],
  ["(303) 555-0142", "•••42"],
  ["dana.reyes@brightline.example", "d•••@brightline.example"],
  ["@reyes", "•••"],
  ["Dana Reyes", "•••"],
  ["911", "•••"],
  ["", "—"],
  [undefined, "—"],
])("%s is shown as %s", (address, shown) => {
  expect(maskCustomer(address)).toBe(shown);
});

test("of a number at most two digits are ever shown", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(..."0123456789+ ()-.")), (signs) => {
      expect(maskCustomer(signs.join("")).replace(/\D/g, "").length).toBeLessThanOrEqual(2);
    }),
  );
});

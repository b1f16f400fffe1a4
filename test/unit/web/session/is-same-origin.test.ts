import { expect, test } from "vitest";
import { isSameOrigin } from "../../../../src/web/session/is-same-origin.js";

test("only our own page may change anything", () => {
  const ours = "https://floor.example";
  const from = (headers: Record<string, string>) => isSameOrigin(headers, `${ours}/base`);
  expect(from({ "sec-fetch-site": "same-origin" })).toBe(true);
  expect(from({ origin: ours })).toBe(true);
  for (const headers of [{}, { origin: "null" }, { origin: "https://floor.example.evil" }])
    expect(from(headers)).toBe(false);
  for (const site of ["same-site", "cross-site", "none"])
    expect(from({ "sec-fetch-site": site, origin: ours })).toBe(false);
});

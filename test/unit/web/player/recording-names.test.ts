import { expect, test } from "vitest";
import { nameRecordings } from "../../../../src/web/player/recording-names.js";
import { recording } from "./samples.js";

test("each recording is called by its kind, and numbered where there are several", () => {
  const names = nameRecordings([
    recording(),
    recording({ segment: true }),
    recording({ segment: true }),
    recording({ callType: "consult" }),
    recording({ callType: "va-main" }),
  ]);
  expect(names).toEqual(["Call", "Part 1 of 2", "Part 2 of 2", "Consult", "Virtual agent"]);
});

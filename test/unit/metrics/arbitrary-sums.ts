import fc from "fast-check";
import { noContacts, type Sums } from "../../../src/metrics/sums.js";

const count = fc.nat({ max: 1_000_000 });
const unknowable = fc.option(count, { nil: null, freq: 6 });

/** Any sums a source could give, whether they make sense together or not. */
export const anySums: fc.Arbitrary<Sums> = fc.record({
  offered: count,
  answered: count,
  answeredInTarget: unknowable,
  abandoned: count,
  abandonedInTarget: unknowable,
  short: unknowable,
  open: unknowable,
  waitAnsweredMs: unknowable,
  waitAllMs: unknowable,
  waited: unknowable,
  longestWaitMs: unknowable,
  talkMs: unknowable,
  holdMs: unknowable,
  wrapUpMs: unknowable,
});

/** Sums where only what matters to a test is named. */
export const sums = (some: Partial<Sums>): Sums => ({ ...noContacts, ...some });

import type { Row } from "../row.js";
import { atMost } from "../row.js";
import { countStatisticsCalls, openStandingFloor } from "../standing-floor.js";

const SPACES = 100;
/** Today, and the same weekday a week before. */
const PERIODS_SHOWN = 2;

/** What `queue stats today` costs of Contact Center's budget: cold, again within the minute, and from everywhere at once. */
export const statisticsCalls: Row = {
  name: "statistics-calls",
  run: async () => [...(await measure("search")), ...(await measure("rest"))],
};

async function measure(source: "search" | "rest") {
  const cold = await openStandingFloor({ spaces: SPACES, source });
  const [first = "", ...others] = cold.spaces;
  await cold.askIn([first]);
  const one = countStatisticsCalls(cold);
  await cold.askIn([first, ...others]);
  const again = countStatisticsCalls(cold) - one;
  await cold.close();

  const atOnce = await openStandingFloor({ spaces: SPACES, source });
  await atOnce.askIn(atOnce.spaces);
  const together = countStatisticsCalls(atOnce);
  await atOnce.close();

  const name = `statistics-calls (${source})`;
  return [
    atMost(`${name}: cold, per period shown`, one / PERIODS_SHOWN, 2, ""),
    atMost(`${name}: ${SPACES} spaces within the minute`, again, 0, ""),
    atMost(`${name}: ${SPACES} spaces at one instant`, together, one, ""),
  ];
}

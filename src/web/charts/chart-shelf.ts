import type { KeyObject } from "node:crypto";
import type { Chart, ChartShelf } from "../../charts/chart.js";
import { describeChart } from "../../charts/describe-chart.js";
import type { Clock } from "../../clock.js";
import type { RandomBytes } from "../../orgs/tickets.js";
import type { LateWrites } from "../../store/late-writes.js";
import type { Store } from "../../store/store.js";
import { writeChartTicket } from "./chart-ticket.js";

const DAY_MS = 86_400_000;
/** How long a picture stays in its message; afterwards the message still has the figures in words. */
const LIFE_MS = 30 * DAY_MS;
/** The same chart put again within this time is the same picture: a hundred spaces asking at once keep one. */
const SAME_MS = 15 * 60_000;
const MOST_REMEMBERED = 200;

/** What a shelf is made of. `key` comes from `deriveChartKey`. */
export interface ChartShelfDeps {
  readonly store: Pick<Store, "charts">;
  /** While the store is away an answer goes without its picture, which is there once the store is back. */
  readonly late?: LateWrites | undefined;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly key: KeyObject;
  /** Base of this service, without a slash at its end. */
  readonly publicUrl: string;
}

/** Keeps charts in the store for 30 days. The picture is drawn when it is fetched. */
export function createChartShelf({ store, late, clock, randomBytes, key, publicUrl }: ChartShelfDeps): ChartShelf {
  const recent = new Map<string, { readonly at: number; readonly url: Promise<string> }>();

  async function keep(chart: string): Promise<string> {
    const id = randomBytes(16).toString("base64url");
    const expiresAt = clock.now() + LIFE_MS;
    const put = () => store.charts.put(id, { chart }, { expiresAt });
    await (late ? late.keep(put) : put());
    return `${publicUrl}/charts/${writeChartTicket({ id, expiresAtSeconds: Math.floor(expiresAt / 1000) }, key)}.png`;
  }

  function remember(chart: string): Promise<string> {
    const known = recent.get(chart);
    const age = clock.now() - (known?.at ?? 0);
    if (known && age >= 0 && age < SAME_MS) return known.url;
    const url = keep(chart);
    recent.delete(chart);
    recent.set(chart, { at: clock.now(), url });
    const [oldest] = recent.keys();
    if (recent.size > MOST_REMEMBERED && oldest !== undefined) recent.delete(oldest);
    url.catch(() => recent.delete(chart));
    return url;
  }

  return {
    put: async (chart: Chart) => ({ url: await remember(JSON.stringify(chart)), alt: describeChart(chart) }),
  };
}

import type { Watched } from "./plan-messages.js";

/** What a space is to be told about missing figures. */
export type NoticeStep =
  | { readonly kind: "none" }
  /** Nobody was told: a notice is posted. */
  | { readonly kind: "tell"; readonly items: readonly Watched[]; readonly since: number }
  /** The space knows already: these belong to the notice that is there. */
  | {
      readonly kind: "join";
      readonly items: readonly Watched[];
      readonly messageId: string | undefined;
      readonly toldAt: number;
    }
  /** Everything is back: the notice says so. */
  | {
      readonly kind: "back";
      readonly items: readonly Watched[];
      readonly messageId: string | undefined;
      readonly since: number;
      readonly backAt: number;
    };

const POLLS_UNTIL_TOLD = 3;
const UNTIL_TOLD_MS = 5 * 60_000;

/** One notice per space and contact centre, however many rules lack their figures and however long. */
export function planNotice(items: readonly Watched[], at: number, quiet: boolean): NoticeStep {
  const told = items.filter(({ state }) => state.missing?.toldAt !== undefined);
  const due = items.filter(({ rule, state: { missing } }) => {
    if (!missing || missing.toldAt !== undefined || rule.paused) return false;
    return missing.polls >= POLLS_UNTIL_TOLD || at - missing.since > UNTIL_TOLD_MS;
  });
  const [first] = told;
  const since = Math.min(...[...told, ...due].map(({ state }) => state.missing?.since ?? at));
  if (first) {
    const { messageId, toldAt = at } = first.state.missing ?? {};
    if (due.length > 0) return { kind: "join", items: due, messageId, toldAt };
    const isBack = ({ rule, state }: Watched) => rule.paused !== undefined || state.missing?.backAt !== undefined;
    if (!told.every(isBack)) return { kind: "none" };
    const backAt = Math.max(...told.map(({ state }) => state.missing?.backAt ?? 0)) || at;
    return { kind: "back", items: told, messageId, since, backAt };
  }
  return due.length > 0 && !quiet ? { kind: "tell", items: due, since } : { kind: "none" };
}

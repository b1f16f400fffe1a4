import type { AlertRecord, AlertStateRecord } from "../store/alert-records.js";

/** A rule with how it stands. */
export interface Watched {
  readonly rule: AlertRecord;
  readonly state: AlertStateRecord;
}

/** What is to be done in a space so that its messages say how its rules stand. */
export type MessageStep =
  | { readonly kind: "post"; readonly items: readonly Watched[] }
  | {
      readonly kind: "edit";
      readonly messageId: string;
      readonly items: readonly Watched[];
      /** All of it is over: this is the message's last word. */
      readonly final: boolean;
      /** The message cannot be edited often enough any more: a new one takes its place. */
      readonly usedUp: boolean;
    };

/** More that fire at once share one message. */
const MOST_APART = 3;
/** Webex takes ten edits of a message (developer.webex.com, "Edit a Message"); the tenth says where it goes on. */
const MOST_EDITS = 9;
const EDIT_PAUSE_MS = 20_000;

/** What of a state its message shows; the part after the bar is what people did with it. */
export const shownOf = ({ level, ended, acknowledgedBy, snoozedUntil, explained }: AlertStateRecord): string =>
  `${level === "calm" ? (ended ?? "calm") : `${level} ${explained ?? ""}`}|${acknowledgedBy ?? ""}|${snoozedUntil ?? ""}`;

/**
 * Posts for what has begun to hold, several at once in one message; an edit of each message whose rules stand otherwise than
 * it shows. While it is quiet nothing is posted; what still holds afterwards is posted then.
 */
export function planMessages(items: readonly Watched[], at: number, quiet: boolean): readonly MessageStep[] {
  const fresh = items.filter(
    ({ rule, state }) =>
      (state.level === "warning" || state.level === "critical") &&
      state.messageId === undefined &&
      rule.paused === undefined &&
      (state.snoozedUntil ?? 0) <= at,
  );
  const posts = fresh.length > MOST_APART ? [fresh] : fresh.map((item) => [item]);
  return [...edits(items, at, quiet), ...(quiet ? [] : posts.map((each) => ({ kind: "post" as const, items: each })))];
}

function edits(items: readonly Watched[], at: number, quiet: boolean): MessageStep[] {
  const groups = new Map<string, Watched[]>();
  for (const item of items) {
    const { messageId } = item.state;
    if (messageId !== undefined) groups.set(messageId, [...(groups.get(messageId) ?? []), item]);
  }
  return [...groups].flatMap(([messageId, group]) => {
    const changed = group.filter(({ state }) => state.shown !== shownOf(state));
    const final = group.every(({ state }) => state.level === "calm");
    if (changed.length === 0 && !final) return [];
    const usedUp = !final && Math.max(...group.map(({ state }) => state.edits)) >= MOST_EDITS;
    const tooSoon = group.some(({ state }) => at - (state.editedAt ?? 0) < EDIT_PAUSE_MS);
    const byPerson = changed.some(({ state }) => people(state.shown) !== people(shownOf(state)));
    if ((tooSoon && !byPerson && !final) || (usedUp && quiet)) return [];
    return [{ kind: "edit" as const, messageId, items: group, final, usedUp }];
  });
}

const people = (shown: string | undefined) => shown?.split("|").slice(1).join("|");

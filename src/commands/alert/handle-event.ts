import { ruleText } from "../../alerts/describe-rule.js";
import { clockTime } from "../../alerts/moments.js";
import { ruleOf } from "../../alerts/update-state.js";
import { askText } from "../../conversation/format-ask.js";
import type { AlertRecord } from "../../store/alert-records.js";
import type { OrgRecord } from "../../store/records.js";
import type { Answer, Ask, Services } from "../command.js";
import { unknownAlert } from "./problems.js";

const SNOOZE_MS = 30 * 60_000;

/** Somebody takes care of events, or wants to hear nothing of them for a while; whoever may see the figures may. */
export async function handleEvent(
  action: "acknowledge" | "snooze",
  records: readonly AlertRecord[],
  org: OrgRecord,
  { asker, zone }: Ask,
  { store, spaces, clock, alerts }: Services,
): Promise<Answer> {
  const [first] = records;
  if (!first) throw unknownAlert("", org);
  const members = await spaces.members(asker.spaceId);
  const name = members.find(({ personId }) => personId === asker.personId)?.personDisplayName ?? asker.personEmail;
  const until = clock.now() + SNOOZE_MS;
  const touched: AlertRecord[] = [];
  for (const record of records)
    await store.alertStates.update(record.id, (old) => {
      if (!old || (action === "acknowledge" && old.level === "calm")) return old;
      touched.push(record);
      return action === "acknowledge" ? { ...old, acknowledgedBy: name } : { ...old, snoozedUntil: until };
    });
  await alerts.show(asker.spaceId, org.id);
  const over = touched.length === 0;
  const done = action === "acknowledge" ? `${name} takes care of it` : `Snoozed until ${clockTime(until, zone)}`;
  const names = (over ? records : touched).flatMap((record) => {
    const rule = ruleOf(record);
    return rule ? [ruleText(rule)] : [];
  });
  return {
    card: {
      title: over ? "That is over already" : done,
      summary: names.join("; "),
      subtitle: [org.name],
      blocks: [{ kind: "list", items: names }],
      actions: [{ kind: "ask", label: "Alerts", ask: askText("alerts", { filters: { org: [org.name] } }) }],
      footer: action === "snooze" && !over ? ["Nothing is looked at or said meanwhile."] : [],
    },
  };
}

import type { Outcome } from "../../conversation/answer.js";
import type { Asker } from "../../orgs/access.js";
import { noOrgLinked } from "../../orgs/problems.js";
import { askOf, ownerOf } from "../../schedule/schedule-question.js";
import type { OrgRecord } from "../../store/records.js";
import type { ScheduleRecord } from "../../store/schedule-records.js";
import type { Answer, Command, Services } from "../command.js";

interface Found {
  readonly record: ScheduleRecord;
  readonly org: OrgRecord | undefined;
}

/** What the schedule would post now, by its owner's rights; the answer to the press is that post. */
export async function runNow(
  { record, org }: Found,
  { schedules }: Pick<Services, "schedules">,
  commands: readonly Command[],
): Promise<Answer> {
  if (!org) throw noOrgLinked();
  return answered(await schedules.ask({ text: askOf(record, org.name, commands), asker: ownerOf(record) }));
}

/** The same for one reader only, by their own rights, in their 1:1. */
export async function testToMe(
  { record, org }: Found,
  asker: Asker,
  { schedules }: Pick<Services, "schedules">,
  commands: readonly Command[],
): Promise<Answer> {
  if (!org) throw noOrgLinked();
  const answer = answered(await schedules.ask({ text: askOf(record, org.name, commands), asker }));
  await schedules.sendTo(asker.personId, answer);
  return {
    card: {
      title: "Sent to you alone",
      summary: record.ask,
      subtitle: [],
      blocks: [{ kind: "text", text: `What this schedule would post now is in our 1:1: ${record.ask}` }],
      actions: [{ kind: "ask", label: "Schedules", ask: "schedules" }],
      footer: [],
    },
  };
}

function answered(outcome: Outcome): Answer {
  if ("problem" in outcome) throw outcome.problem;
  return outcome.answer;
}

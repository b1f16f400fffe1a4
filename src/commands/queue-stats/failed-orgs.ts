import type { Block } from "../../cards/card.js";
import { MISSING } from "../../files/table.js";
import type { OrgAnswers } from "./ask-each-org.js";

/** What each org that did not answer has to say, its next step and the button for it. */
export function failedOrgBlocks({ failed }: OrgAnswers<unknown>): Block[] {
  return failed.flatMap(({ org, problem }): Block[] => [
    { kind: "text", text: `${org.name} did not answer`, heading: true, tone: "warning" },
    { kind: "text", text: problem.say },
    { kind: "text", text: problem.next, tone: "quiet" },
    ...(problem.asks.length === 0
      ? []
      : [{ kind: "actions" as const, actions: problem.asks.map((next) => ({ kind: "ask" as const, ...next })) }]),
    ...(problem.trackingId === undefined
      ? []
      : [{ kind: "text" as const, text: `Cisco tracking id ${problem.trackingId}`, tone: "quiet" as const }]),
  ]);
}

/** The same for the page that explains a file: what is not in it. */
export const missingOrgs = ({ failed }: OrgAnswers<unknown>): (readonly [string, string])[] =>
  failed.map(({ org, problem }) => [MISSING, `${org.name} did not answer. ${problem.say}`]);

/** "2 of 3 orgs answered"; undefined when there was only one to ask. */
export function howManyAnswered({ answered, failed }: OrgAnswers<unknown>): string | undefined {
  const asked = answered.length + failed.length;
  return asked === 1 ? undefined : `${answered.length} of ${asked} orgs answered`;
}

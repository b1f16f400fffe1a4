import type { Card } from "../cards/card.js";
import type { Command, Services } from "../commands/command.js";
import { formatSentence } from "../conversation/format-ask.js";
import { parseSentence } from "../conversation/parse.js";
import type { CaptureWaitRecord, OrgRecord } from "../store/records.js";
import type { Member } from "../webex/types.js";

const neverAborted = new AbortController().signal;

/** The card of a promised recording: the same command answers as when somebody asks. Rights are the caller's matter. */
export function createDrawPromised(services: Services, commands: readonly Command[]) {
  return async (org: OrgRecord, wait: CaptureWaitRecord, members: readonly Member[]): Promise<Card> => {
    const { taskId, spaceId, personId, parentId } = wait;
    const sentence = parseSentence(`recording ${taskId}`, commands);
    const command = commands.find(({ name }) => name === sentence.command);
    if (!command) throw new Error(`no command is called ${sentence.command}`);
    const [space, spaceType] = await Promise.all([services.store.spaces.get(spaceId), services.spaces.type(spaceId)]);
    const personEmail = members.find((member) => member.personId === personId)?.personEmail ?? "";
    const { card } = await command.run(
      {
        sentence,
        text: formatSentence(sentence, [command]),
        asker: { personId, personEmail, spaceId, spaceType },
        parentId,
        orgs: [org],
        zone: space?.zone ?? org.zone,
        period: undefined,
        progress: () => undefined,
        signal: neverAborted,
      },
      services,
    );
    return card;
  };
}

import type { Card } from "../cards/card.js";
import type { Services } from "../commands/command.js";
import { findRecorded } from "../commands/recording/find-recorded.js";
import { recordingCard } from "../commands/recording/recording-card.js";
import { recording } from "../commands/recording.js";
import { formatSentence } from "../conversation/format-ask.js";
import { parseSentence } from "../conversation/parse.js";
import { Problem } from "../errors.js";
import type { CaptureWaitRecord, OrgRecord } from "../store/records.js";

const neverAborted = new AbortController().signal;

/**
 * The card of a promised recording, the one that the command shows when it is asked. Throws `recording-not-ready` when there is
 * nothing to hear after all, and whatever kept the captures from being read. Rights are the caller's matter.
 */
export function createDrawPromised(services: Services) {
  return async (org: OrgRecord, { orgId, taskId, spaceId }: CaptureWaitRecord): Promise<Card> => {
    const sentence = parseSentence(`recording ${taskId}`, [recording]);
    const asked = { sentence, orgs: [org], signal: neverAborted };
    const contact = await findRecorded(asked, services, { parts: true });
    if (contact.unread) throw contact.unread;
    const { recordings, transcripts } = contact.captures ?? { recordings: [], transcripts: [] };
    if (recordings.length + transcripts.length === 0) throw notAfterAll();
    const zone = (await services.store.spaces.get(spaceId))?.zone ?? org.zone;
    const url = services.recordingLinks.url({ orgId, taskId, spaceId });
    return recordingCard(contact, { text: formatSentence(sentence, [recording]), zone }, url, services.clock.now());
  };
}

const notAfterAll = (): Problem =>
  new Problem("recording-not-ready", {
    say: "Webex Contact Center announced a recording and shows none.",
    next: "Ask again in some minutes.",
  });

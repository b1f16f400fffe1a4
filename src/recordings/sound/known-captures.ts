import type { Clock } from "../../clock.js";
import type { Captures, TaskCaptures } from "../../wxcc/captures/capture.js";
import type { SignedAddress } from "../../wxcc/captures/signed-address.js";
import { createAnswerMemory } from "../../wxcc/statistics/remember-answers.js";
import type { OrgRef } from "../../wxcc/statistics/source.js";

/** Captures of a contact as they were told minutes ago, because a browser that seeks asks for the same one again and again. */
export interface KnownCaptures {
  /** Whole conversations and parts of them, virtual agents included; every address is good for a while yet. */
  find(org: OrgRef, taskId: string, signal?: AbortSignal): Promise<TaskCaptures>;
  /** Whether `find` would answer without asking Contact Center. */
  remembers(org: Pick<OrgRef, "id">, taskId: string): boolean;
  /** An address of theirs was not accepted: the next `find` asks anew, unless somebody else has already. */
  renew(org: OrgRef, taskId: string, stale: SignedAddress): Promise<void>;
}

/** An address that ends within this time might end on the way. */
const MARGIN_MS = 30_000;
const MOST_CONTACTS = 500;

/** In memory only, and no longer than the addresses last. `urlMinutes` is how long that is. */
export function createKnownCaptures(deps: {
  readonly captures: Captures;
  readonly clock: Clock;
  readonly urlMinutes: number;
}): KnownCaptures {
  const { captures, clock } = deps;
  const memory = createAnswerMemory<TaskCaptures>({ clock, entries: MOST_CONTACTS });
  const keepMs = deps.urlMinutes * 60_000 - MARGIN_MS;
  const keyOf = (org: Pick<OrgRef, "id">, taskId: string) => `${org.id}|${taskId}`;

  /** Segments take the whole conversation's place in an answer (OpenAPI), so that both are two questions. */
  async function ask(org: OrgRef, taskId: string, signal: AbortSignal): Promise<TaskCaptures> {
    const find = async (segments: boolean) =>
      (await captures.find(org, [taskId], { segments, virtualAgent: !segments }, "person", signal)).get(taskId);
    const [whole, parts] = await Promise.all([find(false), find(true)]);
    const recordings = [...(whole?.recordings ?? []), ...(parts?.recordings ?? [])];
    const byId = new Map(recordings.toReversed().map((recording) => [recording.id, recording]));
    return {
      taskId,
      recordings: recordings.filter((recording) => byId.get(recording.id) === recording),
      transcripts: whole?.transcripts ?? [],
    };
  }

  return {
    async find(org, taskId, signal) {
      const key = keyOf(org, taskId);
      const found = await memory.share(key, "person", keepMs, (flight) => ask(org, taskId, flight.signal), { signal });
      // What is not there yet may be there in a moment.
      if (found.recordings.length === 0) memory.forget(key);
      return found;
    },
    remembers: (org, taskId) => memory.recall(keyOf(org, taskId), "person") !== undefined,
    async renew(org, taskId, stale) {
      const key = keyOf(org, taskId);
      const known = await memory.recall(key, "person");
      const addresses = [...(known?.recordings ?? []), ...(known?.transcripts ?? [])].map(({ address }) => address);
      if (addresses.includes(stale)) memory.forget(key);
    },
  };
}

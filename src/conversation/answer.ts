import type { Answer, Ask, Command, Services } from "../commands/command.js";
import { asProblem, type Problem, type ProblemCode } from "../errors.js";
import type { FileKind } from "../files/answer-file.js";
import { createFile } from "../files/create-file.js";
import type { Log } from "../log.js";
import type { Asker } from "../orgs/access.js";
import type { AuditEntry } from "../store/audit.js";
import type { LateWrites } from "../store/late-writes.js";
import type { Urgency } from "../wxcc/budget.js";
import type { Sentence } from "./ask.js";
import { auditedText } from "./audited-text.js";
import { onlyReads } from "./only-reads.js";
import { parseSentence } from "./parse.js";
import { requireNeeded, resolveAsk } from "./resolve-ask.js";

/** What comes of a question: an answer, or a Problem that is shown like one. */
export type Outcome = { readonly answer: Answer } | { readonly problem: Problem };

/** One question: a sentence without mention, and who asks it where. */
export interface Question {
  readonly text: string;
  readonly asker: Asker;
  /** The first message of the thread that it stands in. */
  readonly parentId?: string | undefined;
  /** Addresses of the files that came with it. */
  readonly files?: readonly string[] | undefined;
  /** Told how far long work is. */
  readonly progress?: Ask["progress"] | undefined;
  /** A schedule's question lets people's go first; a person's by default. */
  readonly urgency?: Urgency;
  /** The instant that periods end at instead of now: when a schedule was due, however late it is answered. */
  readonly asOf?: number;
}

/** Answers questions from wherever they come. */
export interface Answering {
  /** Never rejects. */
  answer(question: Question): Promise<Outcome>;
}

interface AnsweringDeps {
  readonly services: Services;
  readonly commands: readonly Command[];
  readonly log: Log;
  /** Takes work that may outlive the answer: logs its rejection, and has a drain wait for it. */
  readonly track: (work: Promise<unknown>, what: string) => void;
  /** With a store that may be away: the audit trail of what was answered meanwhile is written when it is back. */
  readonly late?: LateWrites | undefined;
  /** Told of every question; the command is "none" when the sentence was not understood. */
  readonly onOutcome?: (outcome: AuditEntry["outcome"], command: string, seconds: number) => void;
}

/** Codes of questions that were understood but that this person may not ask. */
const refusals: readonly ProblemCode[] = [
  "guest",
  "guest-in-space",
  "not-a-member",
  "not-a-manager",
  "not-a-listener",
  "not-the-owner",
  "unknown-person",
];

function outcomeOf(problem: Problem | undefined): AuditEntry["outcome"] {
  if (!problem) return "answered";
  if (problem.code === "cancelled") return "cancelled";
  return refusals.includes(problem.code) ? "refused" : "failed";
}

/** The answer with its table as a file, when one is wanted. */
async function withFile(answer: Answer, kind: FileKind | undefined): Promise<Answer> {
  return kind && answer.table ? { ...answer, file: await createFile(answer.table, kind) } : answer;
}

/** The path that messages, buttons and schedules share: parse, rights, zone, period, command, audit. */
export function createAnswering({ services, commands, log, track, late, onOutcome }: AnsweringDeps): Answering {
  const { clock } = services;

  function audit(asker: Asker, sentence: Sentence, orgIds: readonly string[], problem: Problem | undefined): void {
    const entry: AuditEntry = {
      at: clock.now(),
      personId: asker.personId,
      personEmail: asker.personEmail,
      spaceId: asker.spaceId,
      action: sentence.command,
      ask: auditedText(sentence, commands),
      outcome: outcomeOf(problem),
      ...(problem ? { code: problem.code } : {}),
    };
    const entries = orgIds.length === 0 ? [entry] : orgIds.map((orgId) => ({ ...entry, orgId }));
    // The answer does not wait for it: a trail that cannot be written is the operator's matter, not the asker's.
    for (const each of entries) {
      const append = () => services.store.audit.append(each);
      track(late ? late.keep(append) : append(), "writing the audit trail");
    }
  }

  function fail(thrown: unknown, asker: Asker, command: string | undefined): Problem {
    const problem = asProblem(thrown);
    const facts = { problem: problem.code, command, spaceId: asker.spaceId, trackingId: problem.trackingId };
    if (problem.code === "internal") log.error({ ...facts, err: problem.cause }, "a command failed unexpectedly");
    else
      log.info(problem.cause === undefined ? facts : { ...facts, err: problem.cause }, "a question was not answered");
    return problem;
  }

  return {
    async answer({ text, asker, parentId, files = [], progress = () => undefined, urgency = "person", asOf }) {
      const askedAt = clock.now();
      const count = (problem: Problem | undefined) =>
        onOutcome?.(outcomeOf(problem), sentence?.command ?? "none", (clock.now() - askedAt) / 1000);
      let sentence: Sentence | undefined;
      let orgIds: readonly string[] = [];
      try {
        sentence = parseSentence(text, commands);
        const { command: name } = sentence;
        const command = commands.find((known) => known.name === name);
        if (!command) throw new Error(`no command is called ${name}`);
        const resolved = await resolveAsk(sentence, command, asker, services, asOf);
        orgIds = resolved.orgs.map(({ id }) => id);
        await requireNeeded(command, resolved, services.access);
        const { as } = sentence;
        const run = async (signal: AbortSignal) =>
          withFile(await command.run({ ...resolved, parentId, files, progress, signal, urgency }, services), as);
        const answer =
          onlyReads(command) && urgency === "person"
            ? await services.running.run(asker, resolved.text, run)
            : await run(new AbortController().signal);
        audit(asker, sentence, orgIds, undefined);
        count(undefined);
        return { answer };
      } catch (error) {
        const problem = fail(error, asker, sentence?.command);
        // What was not understood asked nothing of an org, and may hold anything.
        if (sentence) audit(asker, sentence, orgIds, problem);
        count(problem);
        return { problem };
      }
    },
  };
}

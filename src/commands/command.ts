import type { AlertDesk } from "../alerts/alert-desk.js";
import type { Card } from "../cards/card.js";
import type { ChartShelf } from "../charts/chart.js";
import type { Clock } from "../clock.js";
import type { FilterName, Period, Sentence } from "../conversation/ask.js";
import type { RunningWork } from "../conversation/running-work.js";
import type { AnswerFile, FileKind } from "../files/answer-file.js";
import type { AnswerTable } from "../files/table.js";
import type { Access, Asker } from "../orgs/access.js";
import type { Connecting } from "../orgs/connecting.js";
import type { LegacyLinks } from "../orgs/legacy/legacy-link.js";
import type { CaptureWaits } from "../recordings/capture-waits.js";
import type { RecordingLinks } from "../recordings/recording-link.js";
import type { ScheduleDesk } from "../schedule/schedule-desk.js";
import type { SiteImports } from "../sites/import/site-imports.js";
import type { OrgRecord } from "../store/records.js";
import type { Store } from "../store/store.js";
import type { Attachments } from "../webex/attachments.js";
import type { People } from "../webex/people.js";
import type { Spaces } from "../webex/types.js";
import type { Urgency } from "../wxcc/budget.js";
import type { ContactCenter } from "../wxcc/contact-center.js";

/** What a command may use. Built once in `app.ts`. */
export interface Services extends ContactCenter {
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly store: Store;
  readonly spaces: Spaces;
  readonly people: People;
  readonly access: Access;
  readonly connecting: Connecting;
  readonly charts: ChartShelf;
  readonly running: RunningWork;
  readonly recordingLinks: Pick<RecordingLinks, "url">;
  readonly legacyLinks: Pick<LegacyLinks, "url">;
  readonly captureWaits: CaptureWaits;
  readonly alerts: AlertDesk;
  readonly schedules: ScheduleDesk;
  readonly attachments: Attachments;
  readonly siteImports: SiteImports;
}

/** A question with everything known that the network and the clock can tell: who, which orgs, which period. */
export interface Ask {
  readonly sentence: Sentence;
  /** The sentence in canonical spelling, as a button would carry it. */
  readonly text: string;
  readonly asker: Asker;
  /** The first message of the thread that the question stands in, for what is answered later; undefined for a press. */
  readonly parentId?: string | undefined;
  /** Addresses of the files that came with the question. */
  readonly files?: readonly string[] | undefined;
  /** Orgs already authorised for this person in this space; empty when the command needs none. */
  readonly orgs: readonly OrgRecord[];
  /** IANA zone the period was resolved in. */
  readonly zone: string;
  /** What "now" is for this question, epoch milliseconds: a minute's questions share it, and a schedule's was due then. */
  readonly asOf: number;
  /** Present when the command takes a period. */
  readonly period: Period | undefined;
  /** Tells the person how far long work is: `done` of `of`, counted in `what` ("days"). As often as one likes. */
  readonly progress: (done: number, of: number, what: string) => void;
  /** Whose turn it is at Contact Center: people's questions go before a schedule's. */
  readonly urgency: Urgency;
  /** Aborted, with a Problem as its reason, when the person has cancelled the question. */
  readonly signal: AbortSignal;
}

/** What a command returns; the same value answers a person and a schedule. */
export interface Answer {
  readonly card: Card;
  /** True when nothing happened in the period, so that a schedule may keep quiet about it. */
  readonly empty?: true;
  /** The figures for a file, every row of them. */
  readonly table?: AnswerTable;
  /** Made of the table when the question asks for one; follows the card as a message of its own. */
  readonly file?: AnswerFile;
  /** Who else is told, and what (the space that was connected, the managers). */
  readonly alsoTell?: readonly { readonly spaceId: string; readonly card: Card }[];
}

/** The right a command needs in every org it touches. */
export type Need = "nothing" | "viewer" | "listener" | "manager";

/** A command says everything about itself: parsing, help, docs and authorisation are made from it. */
export interface Command {
  /** Registry name, kebab-case: `queue-stats`. */
  readonly name: string;
  /** Spellings a person may use, canonical first: `queue stats`, `queues`. */
  readonly words: readonly string[];
  /** One line for `help`. */
  readonly help: string;
  /** A paragraph for `help <command>` and the docs. */
  readonly details: string;
  /** Sentences that work; each is run by a test. */
  readonly examples: readonly string[];
  readonly needs: Need;
  /** The command finds its orgs itself (its words name them, or they may be expired); `Ask.orgs` is then empty. */
  readonly resolvesOrgs?: true;
  /** Its answers have a table, so that they can be had as a file. */
  readonly hasTable?: true;
  /** What follows is another command's question, whose answer is wanted as this kind of file unless it names one. */
  readonly exports?: FileKind;
  /** What follows is another command's question and when it is asked; filters and zone belong to that question. */
  readonly schedules?: true;
  /** Default period phrase when the command takes one. */
  readonly period?: string;
  readonly filters: readonly FilterName[];
  /** Filters people reasonably try and that cannot work here, each with the reason as a whole sentence. */
  readonly refuses?: Partial<Readonly<Record<FilterName, string>>>;
  /** What the words after the command mean, for help: `<metric>`; absent when there must be none. */
  readonly args?: string;
  /** Words that may stand between args and period and then end the args: "today with" in `compare today with yesterday`. */
  readonly joints?: readonly string[];
  run(ask: Ask, services: Services): Promise<Answer>;
}

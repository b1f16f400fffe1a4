import type { Express, RequestHandler } from "express";
import type { SandboxClock } from "../clock.js";
import type { EventEdge, Identify, RegionHandler } from "../contracts.js";
import type { SignIn } from "../webex/oauth/create-sign-in.js";
import type { Lifetimes } from "../webex/oauth/grants.js";
import type { SandboxOrg, SandboxPerson, SandboxSpace } from "../world.js";
import type { DiaryEntry } from "./diary.js";
import type { Fault } from "./faults.js";
import type { ButtonOrder, MemberOrder, SpeechOrder } from "./orders.js";
import type { SandboxState } from "./show-state.js";
import type { MessageNews } from "./tell-listeners.js";

/** What a simulated cloud is made of. */
export interface CloudOptions {
  readonly clock: SandboxClock;
  readonly world: {
    readonly orgs: readonly SandboxOrg[];
    readonly people: readonly SandboxPerson[];
    readonly spaces: readonly SandboxSpace[];
    readonly bot: SandboxPerson;
    readonly credentials: {
      readonly botToken: string;
      readonly clientId: string;
      readonly clientSecret: string;
    };
  };
  /** Mounted at `/wxcc/<region>` for every region of the world's orgs. */
  readonly contactCentre?: (identify: Identify, events: EventEdge) => RegionHandler;
  /** Mounted at `/legacy/<region>`; requests there are signed and bear no token. */
  readonly legacy?: RegionHandler;
  /** Where recordings lie, mounted at `/storage`. */
  readonly storage?: RequestHandler;
  /** Mounted at `/`, after everything else. */
  readonly page?: RequestHandler;
  /** Called at the end of a reset, for the service's own store. */
  readonly onReset?: () => Promise<void>;
  readonly lifetimes?: Partial<Lifetimes>;
  /** Default: `http://127.0.0.1:<port>/auth/callback` and the same on `localhost`. */
  readonly mayRedirectTo?: (redirectUri: string) => boolean;
  /** `refused` follows OpenAPI, `accepted` (default) the real cloud. */
  readonly cardEdits?: "accepted" | "refused";
  /** Real milliseconds a webhook's receiver has; default 10,000. */
  readonly deliveryTimeoutMs?: number;
}

/** The simulated Webex: messaging, sign-in, Contact Center behind it, and everything that drives it. */
export interface Cloud extends Pick<SignIn, "identify" | "issueGrant" | "revoke"> {
  readonly app: Express;
  listen(port: number, host?: string): Promise<{ url: string; port: number }>;
  close(): Promise<void>;
  state(): SandboxState;
  /** Somebody speaks; returns the message's id. Wrong names throw a `Refusal`. */
  say(order: SpeechOrder): { id: string };
  /** Somebody presses a card's button; returns the attachment action's id. */
  press(order: ButtonOrder): { id: string };
  /** Somebody comes into a group space or leaves it; the bot, too. */
  changeMembers(order: MemberOrder): void;
  /** Replaces the list of faults that are to happen. */
  faults(list: readonly Fault[]): void;
  requests(): readonly DiaryEntry[];
  /** Told of every message in every space. Returns the way to stop listening. */
  onMessage(listener: (news: MessageNews) => void): () => void;
  /** Puts empty group spaces there, each with the bot and one person in it. */
  addSpaces(count: number): void;
  /** Spaces, messages, clock, faults and diary as at the start; tokens and webhooks stay, for they are the service's. */
  reset(): Promise<void>;
}

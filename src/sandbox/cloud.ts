import { randomUUID } from "node:crypto";
import { setTimeout as waitReal } from "node:timers/promises";
import express, { type Express, type RequestHandler } from "express";
import type { SandboxClock } from "./clock.js";
import type { Identify, RegionHandler } from "./contracts.js";
import { createAct, showDone } from "./drive/act.js";
import { createDiary, type DiaryEntry } from "./drive/diary.js";
import { createFaults, type Fault } from "./drive/faults.js";
import { injectFault } from "./drive/inject-fault.js";
import type { ButtonOrder, SpeechOrder } from "./drive/orders.js";
import { driveRoutes } from "./drive/routes.js";
import { type Listening, serve } from "./drive/serve.js";
import { type SandboxState, showState } from "./drive/show-state.js";
import type { Ping } from "./drive/stream-events.js";
import { type MessageNews, tellListeners } from "./drive/tell-listeners.js";
import { createAnswerCall } from "./webex/answer-call.js";
import { catalogRoutes } from "./webex/catalog.js";
import { createState } from "./webex/create-state.js";
import { createDelivery } from "./webex/deliver.js";
import { createFeed } from "./webex/feed.js";
import { createSignIn, type SignIn } from "./webex/oauth/create-sign-in.js";
import { type Lifetimes, usualLifetimes } from "./webex/oauth/grants.js";
import { isLoopbackCallback } from "./webex/oauth/read-authorize.js";
import { REGISTERED_SCOPES } from "./webex/oauth/scopes.js";
import { webexApi } from "./webex/routes/api.js";
import type { SandboxOrg, SandboxPerson, SandboxSpace } from "./world.js";

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
  readonly contactCentre?: (identify: Identify) => RegionHandler;
  /** Mounted at `/legacy/<region>`. */
  readonly legacy?: (identify: Identify) => RegionHandler;
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
  changeMembers(order: { space: string; email: string; action: "add" | "remove" }): void;
  /** Replaces the faults that are to happen. */
  faults(list: readonly Fault[]): void;
  requests(): readonly DiaryEntry[];
  /** Told of every message in every space. Returns the way to stop listening. */
  onMessage(listener: (news: MessageNews) => void): () => void;
  /** Puts empty group spaces there, each with the bot and one person in it. */
  addSpaces(count: number): void;
  /** Spaces, messages, clock, faults and diary as at the start; tokens and webhooks stay, for they are the service's. */
  reset(): Promise<void>;
}

export function createCloud(options: CloudOptions): Cloud {
  const { clock, world } = options;
  const startedAt = clock.now();
  const ended = new AbortController();
  let listening: Listening | undefined;
  const baseUrl = () => listening?.url ?? "";

  const pings = createFeed<Ping>();
  const news = createFeed<MessageNews>();
  const faults = createFaults(() => pings.tell({ event: "faults" }));
  const diary = createDiary(clock, () => pings.tell({ event: "requests" }));
  const state = createState({ ...world, clock, cardEdits: options.cardEdits ?? "accepted" });
  const act = createAct(state, world.bot);
  const { clientId, clientSecret, botToken } = world.credentials;
  const signIn = createSignIn({
    clock,
    directory: state.directory,
    integration: { clientId, clientSecret, mayRedirectTo: options.mayRedirectTo ?? isLoopbackCallback },
    bot: { person: world.bot, token: botToken },
    lifetimes: { ...usualLifetimes, ...options.lifetimes },
  });

  clock.onMove(() => pings.tell({ event: "clock", data: { now: clock.now() } }));
  state.feed.listen(tellListeners(state, news, pings, baseUrl));
  state.feed.listen(
    createDelivery({
      webhooks: state.webhooks,
      directory: state.directory,
      fetch: globalThis.fetch,
      timeoutMs: options.deliveryTimeoutMs ?? 10_000,
      disturb: ({ resource, event }) => {
        const fault = faults.take("DELIVER", `/${resource}/${event}`);
        return fault && { copies: fault.copies ?? 1, delayMs: fault.delayMs ?? 0, lost: fault.drop ?? false };
      },
      wait: (realMs) => waitReal(realMs, undefined, { ref: false }),
      signal: ended.signal,
    }),
  );

  const plant = () => {
    for (const space of world.spaces) state.spaces.plant(space);
  };
  const showNow = () => showState(state, world.orgs, world.bot, baseUrl());

  async function reset() {
    clock.to(startedAt);
    state.spaces.clear();
    state.messages.clear();
    state.actions.clear();
    signIn.forgetCodes();
    faults.replace([]);
    diary.clear();
    plant();
    await options.onReset?.();
    pings.tell({ event: "reset" });
  }

  const app = express().disable("x-powered-by").disable("etag");
  const upstream = [diary.write, injectFault(faults)];
  app.use("/v1", upstream, webexApi(state, createAnswerCall(signIn.callerOf), signIn.routes, globalThis.fetch));
  app.use("/u2c/api/v1", catalogRoutes());
  const regions = new Set(world.orgs.flatMap((org) => org.contactCentre?.region ?? []));
  for (const region of regions) {
    if (options.contactCentre) app.use(`/wxcc/${region}`, upstream, options.contactCentre(signIn.identify)(region));
    if (options.legacy) app.use(`/legacy/${region}`, upstream, options.legacy(signIn.identify)(region));
  }
  app.use(
    "/sandbox",
    driveRoutes({
      state,
      act,
      faults,
      pings,
      showState: showNow,
      requests: diary.list,
      moveClock: clock.to,
      tokenFor: (email) => signIn.issueGrant({ email, scopes: REGISTERED_SCOPES }).access_token,
      reset,
    }),
  );
  if (options.page) app.use(options.page);
  plant();

  return {
    app,
    listen: async (port, host = "127.0.0.1") => {
      listening = await serve(app, port, host);
      return { url: listening.url, port: listening.port };
    },
    close: async () => {
      ended.abort();
      await listening?.close();
    },
    identify: signIn.identify,
    issueGrant: signIn.issueGrant,
    revoke: signIn.revoke,
    state: showNow,
    say: (order) => showDone(act.say(order), "MESSAGE"),
    press: (order) => showDone(act.press(order), "ATTACHMENT_ACTION"),
    changeMembers: act.changeMembers,
    faults: faults.replace,
    requests: diary.list,
    onMessage: news.listen,
    addSpaces: (count) => {
      const human = world.people.find((person) => !person.bot);
      const members = [human, world.bot].flatMap((person) => person?.email ?? []);
      for (let number = 1; number <= count; number++)
        state.spaces.plant({ uuid: randomUUID(), title: `Extra space ${number}`, type: "group", members, linked: [] });
    },
    reset,
  };
}

import { randomUUID } from "node:crypto";
import { setTimeout as waitReal } from "node:timers/promises";
import express from "express";
import { createKeptAliveFetch } from "../webex/kept-alive-fetch.js";
import { createAct, showDone } from "./drive/act.js";
import type { Cloud, CloudOptions } from "./drive/cloud-contract.js";
import { createDiary, writeDiary } from "./drive/diary.js";
import { createFaults } from "./drive/faults.js";
import { injectFault } from "./drive/inject-fault.js";
import { driveRoutes } from "./drive/routes.js";
import { createEventEdge } from "./drive/send-event.js";
import { type Listening, serve } from "./drive/serve.js";
import { showState } from "./drive/show-state.js";
import type { Ping } from "./drive/stream-events.js";
import { type MessageNews, tellListeners } from "./drive/tell-listeners.js";
import { createAnswerCall } from "./webex/answer-call.js";
import { catalogRoutes, takeMetrics } from "./webex/catalog.js";
import { createState } from "./webex/create-state.js";
import { createDelivery } from "./webex/deliver.js";
import { createFeed } from "./webex/feed.js";
import { createSignIn } from "./webex/oauth/create-sign-in.js";
import { usualLifetimes } from "./webex/oauth/grants.js";
import { isLoopbackCallback } from "./webex/oauth/read-authorize.js";
import { REGISTERED_SCOPES } from "./webex/oauth/scopes.js";
import { webexApi } from "./webex/routes/api.js";
import { deviceRoutes } from "./webex/websocket/devices.js";
import { openSockets } from "./webex/websocket/open-sockets.js";

export type { Cloud, CloudOptions } from "./drive/cloud-contract.js";

/** Everything the sandbox simulates, ready to listen. */
export function createCloud(options: CloudOptions): Cloud {
  const { clock, world } = options;
  const startedAt = clock.now();
  const ended = new AbortController();
  let listening: Listening | undefined;
  let cutSockets: (() => void) | undefined;
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

  const wait = (realMs: number) => waitReal(realMs, undefined, { ref: false });

  clock.onMove(() => pings.tell({ event: "clock", data: { now: clock.now() } }));
  state.feed.listen(tellListeners(state, news, pings, baseUrl));
  state.feed.listen(
    createDelivery({
      webhooks: state.webhooks,
      directory: state.directory,
      fetch: createKeptAliveFetch(),
      timeoutMs: options.deliveryTimeoutMs ?? 10_000,
      disturb: ({ resource, event }) => {
        const fault = faults.take("DELIVER", `/${resource}/${event}`);
        return fault && { copies: fault.copies ?? 1, delayMs: fault.delayMs ?? 0, lost: fault.drop ?? false };
      },
      wait,
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
  const upstream = [writeDiary(diary), injectFault(faults)];
  const answer = createAnswerCall(signIn.callerOf);
  app.use("/v1", upstream, webexApi(state, answer, signIn.routes, globalThis.fetch));
  app.use("/u2c/api/v1", catalogRoutes());
  app.post("/metrics/api/v1/clientmetrics", takeMetrics);
  app.use("/wdm/api/v1", deviceRoutes(answer));
  const events = createEventEdge({ faults, fetch: createKeptAliveFetch(), wait, signal: ended.signal });
  const contactCentre = options.contactCentre?.(signIn.identify, events);
  const regions = new Set(world.orgs.flatMap((org) => org.contactCentre?.region ?? []));
  for (const region of regions) {
    if (contactCentre) app.use(`/wxcc/${region}`, upstream, contactCentre(region));
    if (options.legacy) app.use(`/legacy/${region}`, upstream, options.legacy(region));
  }
  if (options.storage) app.use("/storage", upstream, options.storage);
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
      revoke: signIn.revoke,
      reset,
    }),
  );
  if (options.page) app.use(options.page);
  plant();

  return {
    app,
    listen: async (port, host = "127.0.0.1") => {
      listening = await serve(app, port, host);
      cutSockets = openSockets(listening.server, { ...state, callerOf: signIn.callerOf, baseUrl });
      return { url: listening.url, port: listening.port };
    },
    close: async () => {
      ended.abort();
      cutSockets?.();
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

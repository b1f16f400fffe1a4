import { randomBytes } from "node:crypto";
import express from "express";
import { chooseAlerts } from "./alerts/choose-alerts.js";
import { renderCard, renderProblem } from "./cards/render-answer.js";
import type { Services } from "./commands/command.js";
import { commands } from "./commands/registry.js";
import { createAnswering } from "./conversation/answer.js";
import { cancelEverywhere } from "./conversation/cancel-everywhere.js";
import { createClaims } from "./conversation/create-claims.js";
import { createReceivers } from "./conversation/create-receivers.js";
import { createRunningWork } from "./conversation/running-work.js";
import { createDrain } from "./drain.js";
import { createAccess } from "./orgs/access.js";
import { createConnecting } from "./orgs/connecting.js";
import { createEventSubscription } from "./orgs/event-subscription.js";
import { createOAuth } from "./orgs/oauth.js";
import { tellReconnect } from "./orgs/tell-reconnect.js";
import { createTokens } from "./orgs/tokens.js";
import { createPromises } from "./recordings/create-promises.js";
import { createSchedules } from "./schedule/create-schedules.js";
import type { Edges, Service } from "./service.js";
import { createImporting } from "./sites/import/create-importing.js";
import { createLateWrites } from "./store/late-writes.js";
import { createChartShelf } from "./web/charts/chart-shelf.js";
import { deriveChartKey } from "./web/charts/chart-ticket.js";
import { createChartRoutes } from "./web/charts.js";
import { createContactCenterEvents } from "./web/contact-center-events.js";
import { createHealthRoutes, storeCheck } from "./web/health.js";
import { createMeasures } from "./web/measures.js";
import { createPages } from "./web/pages.js";
import { createVisitorPages } from "./web/visitor-pages.js";
import { createWebhookRoute } from "./web/webhook.js";
import { createWebexApi } from "./webex/api.js";
import { createAttachments } from "./webex/attachments.js";
import { createFindPost } from "./webex/find-post.js";
import { createOutbox } from "./webex/outbox.js";
import { createPeople } from "./webex/people.js";
import { createReception } from "./webex/reception.js";
import { createSpaces } from "./webex/spaces.js";
import { createContactCenter } from "./wxcc/contact-center.js";

const DRAIN_WITHIN_MS = 25_000;

/** Joins the parts. The one place that knows them all. */
export function createApp(edges: Edges): Service {
  const { config, clock, log, store, random } = edges;
  const measures = createMeasures({ processMetrics: edges.processMetrics });
  const drain = createDrain({ clock, log });
  measures.underWay(drain.size);
  const instance = randomBytes(9).toString("base64url");
  const late = store.mayBeAway ? createLateWrites({ clock, log, track: drain.track }) : undefined;

  const webex = createWebexApi({
    fetch: edges.messagingFetch ?? edges.fetch,
    ...{ apiUrl: config.webexApiUrl, token: config.botToken },
    ...{ clock, random, log, onCall: measures.webexCall },
  });
  const messenger = createOutbox({ api: webex, log });
  const spaces = createSpaces(webex);

  const oauth = createOAuth(
    {
      apiUrl: config.webexApiUrl,
      clientId: config.clientId,
      clientSecret: config.clientSecret,
      redirectUri: `${config.publicUrl}/auth/callback`,
    },
    { fetch: edges.fetch, clock },
  );
  const queue = edges.shared?.queue;
  const onRefused = tellReconnect({ store, messenger });
  const tokens = createTokens({ store, oauth, clock, log, onRefused, track: drain.track, queue });
  const connecting = createConnecting({
    ...{ store, oauth, fetch: edges.fetch, clock, log, randomBytes },
    publicUrl: config.publicUrl,
    webexApiUrl: config.webexApiUrl,
    wxccApiUrl: config.wxccApiUrl,
    announce: async (spaceId, card) => {
      await messenger.post({ to: { spaceId }, ...renderCard(card) });
    },
  });

  const { subscriptions, ...contactCenter } = createContactCenter({
    ...{ fetch: edges.fetch, clock, tokens, log, random, onCall: measures.wxccCall },
    urlTemplate: config.wxccApiUrl,
    legacyUrlTemplate: config.wxccLegacyUrl,
    legacyKey: (orgId) => store.legacyKeys.get(orgId),
    requestsPerMinute: config.wxccRequestsPerMinute,
    recordingUrlMinutes: config.recordingUrlMinutes,
    ...edges.shared,
  });

  const chartKey = deriveChartKey(config.encryptionKeys);
  const charts = createChartShelf({ store, late, clock, randomBytes, key: chartKey, publicUrl: config.publicUrl });

  const pages = createVisitorPages({ ...edges, oauth, spaces, contactCenter });

  const render = { card: renderCard, problem: renderProblem };
  const posting = { messenger, render, clock, log };
  const { publicUrl } = config;
  const stopping = new AbortController();
  const { siteImports, keeper: importsKeeper } = createImporting({
    ...{ ...contactCenter, store, clock, queue },
    signal: stopping.signal,
  });
  const subscribing = { store, subscriptions, clock, log, publicUrl, randomBytes };
  const promises = createPromises({ ...subscribing, random, queue });
  const { moved, ...watching } = chooseAlerts({ queue, clock, log });
  const events = createEventSubscription("task", { ...subscribing, onRenewed: async (orgId) => moved(orgId) });
  /** What the service does by itself, each until the signal. */
  const ownWork: ((signal: AbortSignal) => Promise<void>)[] = [tokens.runRefreshing];
  const reception = createReception({
    config,
    clock,
    log,
    api: webex,
    store,
    drain,
    /** Rights need to know which member is the bot itself, so this part is built once Webex has said who it is. */
    receivers: (bot) => {
      const access = createAccess({ store, spaces, botPersonId: bot.personId });
      const find = createFindPost({ api: webex, botPersonId: bot.personId });
      const watched = { store, messenger, find, bot, access, clock, log, drain, randomBytes, services: contactCenter };
      const alerts = watching.create({ ...watched, events, requestsPerMinute: config.wxccRequestsPerMinute });
      const scheduling = createSchedules({
        ...{ ...posting, store, commands, spaces, api: webex, bot, drain, random, randomBytes },
        answering: { answer: (question) => answering.answer(question) },
        postsPerSecond: config.scheduledPostsPerSecond,
        shared: edges.shared,
      });
      const services: Services = {
        clock,
        publicUrl: config.publicUrl,
        store,
        access,
        connecting,
        ...contactCenter,
        spaces,
        people: createPeople(webex),
        charts,
        running: cancelEverywhere(createRunningWork(), { news: edges.shared?.news, clock, randomBytes }),
        schedules: scheduling.desk,
        recordingLinks: pages.recordingLinks,
        legacyLinks: pages.legacyLinks,
        captureWaits: promises.waits,
        alerts: alerts.desk,
        attachments: createAttachments({
          fetch: edges.fetch,
          apiUrl: config.webexApiUrl,
          token: config.botToken,
          clock,
        }),
        siteImports,
      };
      ownWork.push(
        alerts.run,
        scheduling.dueWork.run,
        promises.keeper({ ...posting, services, drain, webex, bot }),
        importsKeeper({ ...posting, spaces, track: drain.track, botPersonId: bot.personId }),
      );
      const answering = createAnswering({
        ...{ services, commands, log, late, track: drain.track },
        onOutcome: measures.question,
      });
      const claiming = { seen: store.seen, late, shared: edges.shared, instance, clock, log, messenger, commands };
      const { takeOver, ...claims } = createClaims({ ...claiming, accept: (event) => reception.accept(event) });
      ownWork.push(takeOver);
      return createReceivers(bot, { ...posting, answering, ...claims, spaces, drain });
    },
  });

  const handler = express();
  handler.disable("x-powered-by");
  handler.use(createWebhookRoute({ secret: config.webhookSecret, log, accept: reception.accept }));
  handler.use(createPages({ connecting, visitors: pages.returning, spaces, publicUrl, clock, randomBytes, log }));
  handler.use(
    createContactCenterEvents({
      ...{ store, clock, log, onDelivery: measures.delivery, moved },
      announced: (event) => drain.track(promises.waits.announced(event), "announced recording"),
    }),
  );
  handler.use(pages.routes);
  handler.use(createChartRoutes({ store, clock, key: chartKey, log }));
  handler.use(createHealthRoutes({ registry: measures.registry, checks: [reception.problem, storeCheck(store)] }));

  return {
    handler,
    start: async () => {
      await reception.start(stopping.signal);
      for (const run of ownWork) void run(stopping.signal);
    },
    underWay: drain.size,
    stop: async () => {
      stopping.abort();
      if (!(await drain.finish(DRAIN_WITHIN_MS))) log.error({ left: drain.size() }, "stopping with work unfinished");
      await reception.stop();
    },
  };
}

import express, { type Router } from "express";
import type { Clock } from "../clock.js";
import type { Config } from "../config.js";
import type { Log } from "../log.js";
import type { Listening } from "../orgs/listening.js";
import { createListeningTrail } from "../recordings/listening-trail.js";
import { createPeaks } from "../recordings/peaks/draw-peaks.js";
import type { RecordingLinks } from "../recordings/recording-link.js";
import { createKnownCaptures } from "../recordings/sound/known-captures.js";
import { createSounds } from "../recordings/sound/sounds.js";
import { createVisits } from "../recordings/visit.js";
import type { Store } from "../store/store.js";
import type { ContactCenter } from "../wxcc/contact-center.js";
import { pageHeaders } from "./page-headers.js";
import { createAdmission } from "./recordings/admit.js";
import { createContentsRoutes } from "./recordings/contents-routes.js";
import { nameFile } from "./recordings/name-file.js";
import { createPlayerRoutes, type Player } from "./recordings/player-routes.js";
import { refuse } from "./recordings/refuse.js";
import { createSignInRoutes } from "./recordings/sign-in-routes.js";
import { createSoundRoutes } from "./recordings/sound-routes.js";
import { createTranscriptRoutes } from "./recordings/transcript-routes.js";
import type { PageSignIn } from "./session/page-sign-in.js";

interface RecordingsDeps {
  readonly config: Pick<Config, "publicUrl" | "wxccApiUrl" | "recordingUrlMinutes">;
  readonly store: Store;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly signIn: PageSignIn;
  readonly listening: Listening;
  readonly links: Pick<RecordingLinks, "read">;
  readonly contactCenter: Pick<ContactCenter, "captures" | "tasks" | "transcripts">;
  readonly player: () => Promise<Player>;
}

/** Everything below `/recordings` and `/player`. */
export function createRecordings(deps: RecordingsDeps): Router {
  const { config, clock, store, log, signIn } = deps;
  const { publicUrl } = config;
  const { sessions, cookie } = signIn;
  const { tasks, captures, transcripts } = deps.contactCenter;

  const visits = createVisits({ links: deps.links, sessions, listening: deps.listening });
  const known = createKnownCaptures({ captures, clock, urlMinutes: config.recordingUrlMinutes });
  const sounds = createSounds({ ...deps, known, httpAllowed: config.wxccApiUrl.startsWith("http:") });
  const peaks = createPeaks({ sounds, clock });
  const trail = createListeningTrail({ store, clock });
  const admission = createAdmission({ visits, cookie, trail, log });
  const page = async () => (await deps.player()).page;

  const routes = express.Router();
  routes.use("/recordings", pageHeaders("player"));
  routes.use(createSignInRoutes({ publicUrl, signIn, visits, page }));
  routes.use(createContentsRoutes({ admission, tasks, known, sounds, peaks, store, clock }));
  routes.use(createTranscriptRoutes({ admission, known, transcripts, trail }));
  routes.use(
    createSoundRoutes({
      publicUrl,
      admission,
      sounds,
      known,
      orgs: store.orgs,
      sessions,
      cookie,
      trail,
      log,
      fileName: async ({ org, ref }, { startedAt }) => {
        const journey = await tasks.journey(org, ref.taskId, "person");
        return nameFile({ queue: journey?.queueName, startedAt, zone: org.zone, taskId: ref.taskId });
      },
    }),
  );
  routes.use(createPlayerRoutes(deps.player));
  routes.use("/recordings/:ticket/:what", refuse("json", log));
  routes.use("/recordings", refuse("page", log));
  return routes;
}

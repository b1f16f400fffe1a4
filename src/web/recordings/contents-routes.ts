import express, { type Router } from "express";
import type { Clock } from "../../clock.js";
import { buildContents } from "../../recordings/contents/build-contents.js";
import type { PeaksOf } from "../../recordings/peaks/draw-peaks.js";
import type { KnownCaptures } from "../../recordings/sound/known-captures.js";
import type { Sounds } from "../../recordings/sound/sounds.js";
import type { Store } from "../../store/store.js";
import type { Tasks } from "../../wxcc/tasks/tasks.js";
import { untilGone } from "../until-gone.js";
import type { Admission } from "./admit.js";
import { noSuchContact } from "./problems.js";
import { needConfirmation, soundOf } from "./sound-routes.js";

interface ContentsRoutesDeps {
  readonly admission: Admission;
  readonly tasks: Pick<Tasks, "journey">;
  readonly known: KnownCaptures;
  readonly sounds: Sounds;
  readonly peaks: PeaksOf;
  readonly store: Pick<Store, "spaces">;
  readonly clock: Clock;
}

/** `GET …/contents` and `GET …/peaks/:id`. */
export function createContentsRoutes(deps: ContentsRoutesDeps): Router {
  const { admission, clock } = deps;
  const router = express.Router();

  router.get("/recordings/:ticket/contents", async (request, response) => {
    const { org, ref, session } = await admission.visit(request);
    const [journey, captures, space] = await Promise.all([
      deps.tasks.journey(org, ref.taskId, "person"),
      deps.known.find(org, ref.taskId, untilGone(response)),
      deps.store.spaces.get(ref.spaceId),
    ]);
    if (!journey) throw noSuchContact(org.name);
    const zone = space?.zone ?? org.zone;
    response.json(buildContents({ org, journey, captures, session, zone, now: clock.now() }));
  });

  router.get("/recordings/:ticket/peaks/:id", async (request, response) => {
    const visit = await admission.visit(request);
    const signal = untilGone(response);
    const sound = soundOf(visit, request.params.id);
    needConfirmation(visit, await deps.sounds.find(sound, signal));
    response.json(await deps.peaks(sound, signal));
  });
  return router;
}

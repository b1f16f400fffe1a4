import { Router } from "express";
import { z } from "zod";
import type { AnswerCall, Caller } from "../answer-call.js";
import { pageList } from "../page-list.js";
import { readInput } from "../read-input.js";
import type { SpaceRecord } from "../records.js";
import { badRequest, forbidden } from "../refusal.js";
import { showSpace } from "../show.js";
import { type CloudState, findSpace } from "../state.js";

const listQuery = z.object({
  type: z.enum(["direct", "group"]).optional(),
  sortBy: z.enum(["id", "lastactivity", "created"]).optional(),
});
const roomBody = z.object({ title: z.string().min(1), isLocked: z.boolean().optional() });

const newestFirst: Record<"lastactivity" | "created", (a: SpaceRecord, b: SpaceRecord) => number> = {
  lastactivity: (a, b) => b.lastActivity - a.lastActivity,
  created: (a, b) => b.created - a.created,
};

/** Spaces, for those who are in them. */
export function roomRoutes(state: CloudState, answer: AnswerCall): Router {
  const router = Router();
  const show = (space: SpaceRecord, caller: Caller) => showSpace(space, caller.person, state.directory);

  router.get(
    "/",
    answer("spark:rooms_read", (call) => {
      const { type, sortBy = "id" } = readInput(listQuery, call.req.query);
      const own = state.spaces.of(call.caller.person.uuid).filter((space) => !type || space.type === type);
      const sorted = own.sort(sortBy === "id" ? (a, b) => (a.uuid < b.uuid ? -1 : 1) : newestFirst[sortBy]);
      return { items: pageList(call, sorted, (space) => space.uuid).map((space) => show(space, call.caller)) };
    }),
  );

  router.post(
    "/",
    answer("spark:rooms_write", ({ caller, req }) => {
      const { title, isLocked = false } = readInput(roomBody, req.body);
      return show(state.spaces.create(caller.person, { title, isLocked }), caller);
    }),
  );

  router.get(
    "/:id",
    answer("spark:rooms_read", ({ caller, req }) =>
      show(findSpace(state, caller.person, String(req.params.id)), caller),
    ),
  );

  router.put(
    "/:id",
    answer("spark:rooms_write", ({ caller, req }) => {
      const space = findSpace(state, caller.person, String(req.params.id));
      const { title, isLocked } = readInput(roomBody, req.body);
      if (space.type === "direct") throw badRequest("A 1:1 space cannot be changed.");
      if (space.isLocked && !space.members.get(caller.person.uuid)?.isModerator)
        throw forbidden("The space is moderated and the caller is not a moderator.");
      state.spaces.rename(space, caller.person, { title, ...(isLocked === undefined ? {} : { isLocked }) });
      return show(space, caller);
    }),
  );

  router.delete(
    "/:id",
    answer("spark:rooms_write", ({ caller, req }) => {
      const space = findSpace(state, caller.person, String(req.params.id));
      const membership = space.members.get(caller.person.uuid);
      if (space.type === "direct" || !membership) throw badRequest("A 1:1 space cannot be deleted.");
      // OpenAPI: who is not a moderator only leaves.
      if (membership.isModerator) state.spaces.remove(space, caller.person);
      else state.spaces.leave(space, membership, caller.person);
      return undefined;
    }),
  );

  return router;
}

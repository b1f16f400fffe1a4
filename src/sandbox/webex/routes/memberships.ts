import { Router } from "express";
import { z } from "zod";
import type { AnswerCall, Call } from "../answer-call.js";
import { pageList } from "../page-list.js";
import { readInput } from "../read-input.js";
import type { MembershipRecord, SpaceRecord } from "../records.js";
import { badRequest, forbidden, Refusal } from "../refusal.js";
import { showMembership } from "../show.js";
import { type CloudState, findMembership, findPerson, findSpace } from "../state.js";

const listQuery = z.object({
  roomId: z.string().optional(),
  personId: z.string().optional(),
  personEmail: z.string().optional(),
});
const createBody = z.object({
  roomId: z.string(),
  personId: z.string().optional(),
  personEmail: z.string().optional(),
  isModerator: z.boolean().optional(),
});
const updateBody = z.object({ isModerator: z.boolean(), isRoomHidden: z.boolean().optional() });

interface Place {
  readonly space: SpaceRecord;
  readonly membership: MembershipRecord;
}

/** Who is in a space, for those who are in it. */
export function membershipRoutes(state: CloudState, answer: AnswerCall): Router {
  const router = Router();
  const show = ({ space, membership }: Place) => showMembership(membership, space, state.directory);

  function select({ caller, req }: Call): Place[] {
    const { roomId, personId, personEmail } = readInput(listQuery, req.query);
    const narrowed = personId !== undefined || personEmail !== undefined;
    if (roomId === undefined) {
      if (narrowed) throw badRequest("roomId is needed with personId and personEmail.");
      return state.spaces.of(caller.person.uuid).flatMap((space) => {
        const membership = space.members.get(caller.person.uuid);
        return membership ? [{ space, membership }] : [];
      });
    }
    const space = findSpace(state, caller.person, roomId);
    const person = personId === undefined ? state.directory.byEmail(personEmail ?? "") : state.directory.byId(personId);
    const found = [...space.members.values()].filter((each) => !narrowed || each.personUuid === person?.uuid);
    return found.map((membership) => ({ space, membership }));
  }

  router.get(
    "/",
    answer("spark:memberships_read", (call) => {
      const page = pageList(call, select(call), ({ membership }) => `${membership.personUuid}:${membership.spaceUuid}`);
      return { items: page.map(show) };
    }),
  );

  router.post(
    "/",
    answer("spark:memberships_write", ({ caller, req }) => {
      const body = readInput(createBody, req.body);
      const space = findSpace(state, caller.person, body.roomId);
      const person = findPerson(state, body);
      if (space.type === "direct") throw badRequest("Nobody can be added to a 1:1 space.");
      if (space.members.has(person.uuid)) throw new Refusal(409, "The person is already in the space.");
      if (space.isLocked && !space.members.get(caller.person.uuid)?.isModerator)
        throw forbidden("The space is moderated and the caller is not a moderator.");
      const membership = state.spaces.join(space, person, caller.person, body.isModerator ?? false);
      return show({ space, membership });
    }),
  );

  router.get(
    "/:id",
    answer("spark:memberships_read", ({ caller, req }) =>
      show(findMembership(state, caller.person, String(req.params.id))),
    ),
  );

  router.put(
    "/:id",
    answer("spark:memberships_write", ({ caller, req }) => {
      const place = findMembership(state, caller.person, String(req.params.id));
      const change = readInput(updateBody, req.body);
      if (caller.person.bot && change.isModerator !== place.membership.isModerator)
        throw forbidden("A bot cannot moderate.");
      state.spaces.change(place.space, place.membership, caller.person, change);
      return show(place);
    }),
  );

  router.delete(
    "/:id",
    answer("spark:memberships_write", ({ caller, req }) => {
      const { space, membership } = findMembership(state, caller.person, String(req.params.id));
      const isOwn = membership.personUuid === caller.person.uuid;
      if (space.type === "direct") throw badRequest("Nobody can leave a 1:1 space.");
      if (space.isLocked && !isOwn && !space.members.get(caller.person.uuid)?.isModerator)
        throw forbidden("The space is moderated and the caller is not a moderator.");
      state.spaces.leave(space, membership, caller.person);
      return undefined;
    }),
  );

  return router;
}

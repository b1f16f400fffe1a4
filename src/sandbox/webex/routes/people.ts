import { Router } from "express";
import { z } from "zod";
import type { SandboxPerson } from "../../world.js";
import type { AnswerCall, Caller } from "../answer-call.js";
import { pageList } from "../page-list.js";
import { readInput } from "../read-input.js";
import { badRequest, notFound } from "../refusal.js";
import { showPerson } from "../show.js";
import type { CloudState } from "../state.js";

/** OpenAPI: `id` takes up to 85 ids. */
const MOST_IDS = 85;
const READ = "spark:people_read spark-admin:people_read";

const query = z.object({
  id: z.string().optional(),
  email: z.string().optional(),
  displayName: z.string().optional(),
});

/** Roles are an administrator's business: one's own, or those of one's organisation. */
const maySeeRoles = (caller: Caller, person: SandboxPerson) =>
  caller.person.uuid === person.uuid ||
  (caller.person.admin &&
    caller.person.orgId === person.orgId &&
    caller.scopes.some((scope) => scope === "spark-admin:people_read"));

/** People: anybody by id, by e-mail or name only within one's own organisation. */
export function peopleRoutes(state: CloudState, answer: AnswerCall): Router {
  const router = Router();
  const { directory } = state;

  router.get(
    "/me",
    answer(READ, ({ caller }) => showPerson(caller.person, { roles: true })),
  );

  router.get(
    "/:id",
    answer(READ, ({ caller, req }) => {
      const person = directory.byId(String(req.params.id));
      if (!person) throw notFound("person");
      return showPerson(person, { roles: maySeeRoles(caller, person) });
    }),
  );

  router.get(
    "/",
    answer(READ, (call) => {
      const { id, email, displayName } = readInput(query, call.req.query);
      if (id !== undefined) return byIds(id.split(","));
      const { caller } = call;
      const isAdmin = caller.person.admin && caller.scopes.includes("spark-admin:people_read");
      if (email === undefined && displayName === undefined && !isAdmin)
        throw badRequest("Either email, displayName or id is needed.");
      const found = directory.all.filter(
        (person) =>
          // OpenAPI: only people of one's own organisation are found by e-mail or name.
          person.orgId === caller.person.orgId &&
          (email === undefined || person.email.toLowerCase() === email.toLowerCase()) &&
          (displayName === undefined || person.displayName.toLowerCase().startsWith(displayName.toLowerCase())),
      );
      const page = pageList(call, found, (person) => person.uuid);
      return { notFoundIds: null, items: page.map((person) => showPerson(person, { roles: false })) };
    }),
  );

  function byIds(ids: readonly string[]): object {
    if (ids.length > MOST_IDS) throw badRequest(`At most ${MOST_IDS} ids can be asked for at once.`);
    const found = ids.map((id) => directory.byId(id)).filter((person) => person !== undefined);
    const notFoundIds = ids.filter((id) => !directory.byId(id));
    return {
      notFoundIds: notFoundIds.length > 0 ? notFoundIds : null,
      items: found.map((person) => showPerson(person, { roles: false })),
    };
  }

  return router;
}

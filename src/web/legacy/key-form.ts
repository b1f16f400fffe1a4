import type { Response } from "express";
import { z } from "zod";
import { asProblem } from "../../errors.js";
import type { KeepLegacyKey } from "../../orgs/legacy/keep-legacy-key.js";
import { readTypedKey } from "../../orgs/legacy/read-typed-key.js";
import { problemStatus } from "../problem-status.js";
import { keyKeptPage, keyPage } from "./key-page.js";
import type { LegacyTrail } from "./legacy-trail.js";
import type { LegacyVisit } from "./visit-legacy.js";

const text = z.string().catch("");
const formSchema = z.object({ apiKey: text, userId: text, tenantId: text }).catch({
  apiKey: "",
  userId: "",
  tenantId: "",
});

/** The form for a key: shown empty, and shown again with what is wrong until a key is accepted. */
export function createKeyForm(deps: { readonly keep: KeepLegacyKey; readonly trail: LegacyTrail }) {
  const viewOf = ({ org, session }: LegacyVisit) => ({ orgName: org.name, personName: session.name });
  return {
    show: (visit: LegacyVisit): string => keyPage(viewOf(visit)),
    async submit(visit: LegacyVisit, body: unknown, response: Response): Promise<void> {
      const typed = formSchema.parse(body);
      const view = { ...viewOf(visit), typed };
      const read = readTypedKey(typed);
      if ("wrong" in read) {
        response.status(422).send(keyPage({ ...view, wrong: read.wrong }));
        return;
      }
      try {
        await deps.keep(visit.org, read.key, visit.session.personId);
      } catch (thrown) {
        const problem = asProblem(thrown);
        await deps.trail(visit, "legacy-connect", problem);
        if (problem.code === "internal" || problem.code === "store-unavailable") throw thrown;
        response.status(problemStatus(problem)).send(keyPage({ ...view, problem }));
        return;
      }
      await deps.trail(visit, "legacy-connect");
      response.send(keyKeptPage(visit.org.name, read.key.tenantId));
    },
  };
}

import { z } from "zod";
import { Problem } from "../errors.js";
import { askJson, type Edge } from "./ask-json.js";
import { orgUuid, readWebexId } from "./webex-id.js";

/** `GET /people/me` as an administrator's token sees it; `roles` is left out for people without any (OpenAPI). */
const profileSchema = z.object({
  id: z.string().min(1),
  displayName: z.string().optional(),
  emails: z.array(z.string()).default([]),
  orgId: z.string(),
  roles: z.array(z.string()).default([]),
});

/** Who signed in. */
export interface Profile {
  readonly personId: string;
  readonly name: string;
  readonly email: string | undefined;
  /** Plain UUID. */
  readonly orgId: string;
  readonly isFullAdministrator: boolean;
}

/** Reads the profile of the token's owner. Throws `upstream-*` Problems. */
export async function readProfile(edge: Edge, apiUrl: string, accessToken: string): Promise<Profile> {
  const headers = { accept: "application/json", authorization: `Bearer ${accessToken}` };
  const answer = await askJson(edge, `${apiUrl}/people/me`, { headers });
  if (answer.kind === "no-answer" || answer.status !== 200)
    throw new Problem("upstream-unavailable", {
      say: `Webex ${answer.kind === "answer" ? `answered ${answer.status}` : "gave no answer"} when asked who had signed in, so nothing was connected.`,
      next: "Write connect in the space again and use the new link.",
      trackingId: answer.kind === "answer" ? answer.trackingId : undefined,
    });
  const profile = profileSchema.safeParse(answer.body);
  const orgId = profile.success ? orgUuid(profile.data.orgId) : undefined;
  if (!profile.success || orgId === undefined)
    throw new Problem("upstream-nonsense", {
      say: "Webex's answer about who had signed in could not be read, so nothing was connected.",
      next: "Write connect in the space again; if it stays, tell whoever runs Floorwalker.",
      trackingId: answer.trackingId,
      cause: profile.error,
    });
  const { id, displayName, emails, roles } = profile.data;
  return {
    personId: id,
    name: displayName ?? emails[0] ?? "the person who signed in",
    email: emails[0],
    orgId,
    isFullAdministrator: roles.some(isFullAdministrator),
  };
}

/** Control Hub's "Full Administrator"; read-only and user administrators have other keys. */
const isFullAdministrator = (roleId: string): boolean => {
  const role = readWebexId(roleId);
  return role?.kind === "ROLE" && role.key === "id_full_admin";
};

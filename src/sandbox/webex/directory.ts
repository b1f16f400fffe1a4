import type { SandboxOrg, SandboxPerson } from "../world.js";
import { readId } from "./ids.js";

/** Everybody the cloud knows, of every organisation. E-mail addresses are compared in lower case. */
export interface Directory {
  readonly all: readonly SandboxPerson[];
  byUuid(uuid: string): SandboxPerson | undefined;
  byEmail(email: string): SandboxPerson | undefined;
  /** By Webex's base64 id. */
  byId(id: string): SandboxPerson | undefined;
  org(orgId: string): SandboxOrg | undefined;
}

/** A directory of these people; it does not change. */
export function createDirectory(orgs: readonly SandboxOrg[], people: readonly SandboxPerson[]): Directory {
  const byUuid = new Map(people.map((person) => [person.uuid, person]));
  const byEmail = new Map(people.map((person) => [person.email.toLowerCase(), person]));
  const orgsById = new Map(orgs.map((org) => [org.id, org]));
  return {
    all: people,
    byUuid: (uuid) => byUuid.get(uuid),
    byEmail: (email) => byEmail.get(email.toLowerCase()),
    byId: (id) => byUuid.get(readId("PEOPLE", id) ?? ""),
    org: (orgId) => orgsById.get(orgId),
  };
}

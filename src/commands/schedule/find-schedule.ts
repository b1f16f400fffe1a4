import { Problem } from "../../errors.js";
import type { Asker } from "../../orgs/access.js";
import { rolesByPerson } from "../../orgs/standing.js";
import { notTheOwner, unknownSchedule } from "../../schedule/schedule-problems.js";
import type { OrgRecord } from "../../store/records.js";
import type { ScheduleRecord } from "../../store/schedule-records.js";
import type { Member } from "../../webex/types.js";
import type { Services } from "../command.js";
import { namesWithRole } from "../name-people.js";

type Looking = Pick<Services, "access" | "store" | "spaces">;

/** A schedule of the space that is asked in, and its org while it is connected. Throws `unknown-schedule`, or why this person sees none. */
export async function findSchedule(
  id: string,
  asker: Asker,
  { access, store }: Looking,
): Promise<{ readonly record: ScheduleRecord; readonly org: OrgRecord | undefined }> {
  await access.linkedOrgs(asker);
  const record = await store.schedules.get(id.toLowerCase());
  if (record?.spaceId !== asker.spaceId) throw unknownSchedule(id);
  return { record, org: await store.orgs.get(record.orgId) };
}

/** The same for whoever may change it: its owner or a manager of its org. Throws `not-the-owner`, naming who may. */
export async function findOwnSchedule(id: string, asker: Asker, services: Looking) {
  const found = await findSchedule(id, asker, services);
  const { record, org } = found;
  // Of an org that is gone nobody is a manager, and somebody has to clear up.
  if (record.ownerId === asker.personId || !org || (await isManager(asker, org, services))) return found;
  const members = await services.spaces.members(asker.spaceId);
  const roles = rolesByPerson(await services.store.roles.find({ orgId: org.id }));
  const owner = ownerName(record, members);
  throw notTheOwner(owner, org.name, namesWithRole(members, roles, "manager"));
}

/** How the owner is called here; whoever has left is known by address. */
export const ownerName = ({ ownerId, ownerEmail }: ScheduleRecord, members: readonly Member[]): string =>
  members.find(({ personId }) => personId === ownerId)?.personDisplayName ?? ownerEmail;

async function isManager(asker: Asker, org: OrgRecord, { access }: Pick<Services, "access">): Promise<boolean> {
  try {
    await access.requireManager(asker, org);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === "not-a-manager") return false;
    throw error;
  }
}

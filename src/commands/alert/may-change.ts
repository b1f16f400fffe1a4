import type { AlertRecord } from "../../store/alert-records.js";
import type { OrgRecord } from "../../store/records.js";
import type { Ask, Services } from "../command.js";
import { notTheOwner } from "./problems.js";

/** Whether who asks may change a rule: its owner, and the org's managers. */
export async function mayChange(
  record: AlertRecord,
  { asker }: Pick<Ask, "asker">,
  { store }: Pick<Services, "store">,
): Promise<boolean> {
  if (record.ownerId === asker.personId) return true;
  return (await store.roles.get(`${record.orgId}|${asker.personId}`))?.role === "manager";
}

/** Throws `not-the-owner`, which names those who may. */
export async function requireChange(
  record: AlertRecord,
  org: OrgRecord,
  ask: Ask,
  services: Pick<Services, "store" | "spaces">,
): Promise<void> {
  if (await mayChange(record, ask, services)) return;
  const [members, managers] = await Promise.all([
    services.spaces.members(record.spaceId),
    services.store.roles.find({ orgId: org.id, role: "manager" }),
  ]);
  const owner = members.find(({ personId }) => personId === record.ownerId)?.personDisplayName ?? record.ownerEmail;
  const here = members.filter(({ personId }) => managers.some((manager) => manager.personId === personId));
  throw notTheOwner(
    owner,
    org,
    here.map(({ personDisplayName }) => personDisplayName),
  );
}

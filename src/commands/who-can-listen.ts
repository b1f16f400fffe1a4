import { tz } from "@date-fns/tz";
import { format } from "date-fns";
import type { Block, Cell } from "../cards/card.js";
import type { Asker } from "../orgs/access.js";
import { noOrgLinked } from "../orgs/problems.js";
import { includesRole } from "../orgs/standing.js";
import type { OrgRecord, RoleRecord } from "../store/records.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { nameAnybody } from "./name-anybody.js";

type Used = "access" | "store" | "spaces" | "people";

/** Everybody who may hear an org's recordings, wherever they are. */
export const whoCanListen = {
  name: "who-can-listen",
  words: ["who can listen", "who may listen", "listeners"],
  help: "Lists everybody who may hear and read recorded conversations, and who let them.",
  details:
    "Listeners and managers are named one by one; being in this space is not enough. People who are not in this space are " +
    "listed as well, because their right holds wherever the contact centre is linked.",
  examples: ["who can listen"],
  needs: "viewer",
  resolvesOrgs: true,
  filters: [],
  async run({ asker }: Ask, services: Pick<Services, Used>): Promise<Answer> {
    const linked = await services.access.linkedOrgs(asker);
    if (linked.length === 0) throw noOrgLinked();
    const blocks = await Promise.all(linked.map((org) => listenersOf(org, asker, services)));
    return {
      card: {
        title: "Who can listen",
        subtitle: [],
        blocks: blocks.flat(),
        actions: [{ kind: "ask", label: "Who may see what", ask: "who" }],
        footer: ["Managers change this with grant listener and revoke listener."],
      },
    };
  },
} satisfies Command;

async function listenersOf(org: OrgRecord, asker: Asker, services: Pick<Services, Used>): Promise<Block[]> {
  const [roles, space] = await Promise.all([
    services.store.roles.find({ orgId: org.id }),
    services.store.spaces.get(asker.spaceId),
  ]);
  const may = roles.filter(({ role }) => includesRole(role, "listener"));
  const names = await nameAnybody(
    services,
    asker.spaceId,
    may.flatMap(({ personId, grantedBy }) => [personId, grantedBy]),
  );
  const nameOf = (personId: string) => names.get(personId)?.name ?? "";
  const when = (instant: number) => format(instant, "d MMM yyyy", { in: tz(space?.zone ?? org.zone) });
  const rows = [...may]
    .sort((a, b) => rank(a) - rank(b) || nameOf(a.personId).localeCompare(nameOf(b.personId), "en"))
    .map((each): Cell[] => [
      { text: nameOf(each.personId) },
      { text: each.role },
      { text: each.grantedBy === each.personId ? "by connecting" : `by ${nameOf(each.grantedBy)}` },
      { text: when(each.grantedAt) },
      { text: names.get(each.personId)?.here ? "" : "is not in this space" },
    ]);
  return [
    {
      kind: "table",
      title: org.name,
      columns: [
        { title: "Person", align: "left", weight: 3 },
        { title: "Right", align: "right", weight: 1 },
        { title: "Given", align: "left", weight: 1, detail: true },
        { title: "On", align: "left", weight: 1, detail: true },
        { title: "And", align: "left", weight: 1, detail: true },
      ],
      rows,
      ...(rows.length === 0 ? { note: "Nobody." } : {}),
    },
  ];
}

const rank = ({ role }: RoleRecord) => (role === "manager" ? 0 : 1);

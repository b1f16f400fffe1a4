import type { SandboxOrg } from "../world.js";
import type {
  Agent,
  AuxiliaryCode,
  ContactCentre,
  EntryPoint,
  MultimediaProfile,
  Queue,
  Site,
  Team,
} from "./centre.js";
import type { CentrePlan } from "./plans/plan.js";
import { stableId } from "./stable-id.js";

type CentreOrg = SandboxOrg & { readonly contactCentre: NonNullable<SandboxOrg["contactCentre"]> };

const idleCodes = [
  { name: "Not ready", system: false },
  { name: "Break", system: false },
  { name: "Lunch", system: false },
  { name: "Meeting", system: false },
  { name: "RONA", system: true },
];

const plain = (name: string) => name.normalize("NFD").replace(/[^A-Za-z ]/g, "");

/** The configuration that a plan describes, with ids that are the same at every start. */
export function buildCentre(org: CentreOrg, plan: CentrePlan): ContactCentre {
  const id = (kind: string, key: string) => stableId(`${org.id}/${kind}/${key}`);
  const queueId = (key: string) => id("queue", key);

  const multimediaProfiles: MultimediaProfile[] = [
    {
      id: id("profile", "voice"),
      name: "Voice only",
      type: "exclusive",
      slots: { voice: 1, chat: 0, email: 0, social: 0 },
      atOnce: 1,
    },
    {
      id: id("profile", "digital"),
      name: "Digital channels",
      type: "blended",
      slots: { voice: 0, chat: 2, email: 1, social: 1 },
      atOnce: 2,
    },
  ];
  const sites: Site[] = plan.sites.map((name) => ({
    id: id("site", name),
    name,
    multimediaProfileId: id("profile", "voice"),
  }));
  const queues: Queue[] = plan.queues.map((queue) => ({
    id: queueId(queue.key),
    name: queue.name,
    channel: queue.channel,
    serviceLevelThresholdSeconds: queue.thresholdSeconds,
    maxTimeInQueueSeconds: queue.channel === "email" ? 86_400 : 3600,
    entryPointId: id("entry-point", queue.entryPoint),
  }));
  const entryPoints = new Map<string, EntryPoint>(
    plan.queues.map(({ entryPoint: name, channel, address }) => [
      name,
      { id: id("entry-point", name), name, channel, address },
    ]),
  );
  const teams: Team[] = plan.teams.map((team) => ({
    id: id("team", team.name),
    name: team.name,
    siteId: id("site", team.site),
    queueIds: team.queues.map(queueId),
  }));
  const agents = plan.teams.flatMap((team) =>
    team.agents.map((line): Omit<Agent, "dn"> => {
      const [name = "", ...extra] = line.split(" +");
      const [firstName = "", ...rest] = name.split(" ");
      const lastName = rest.join(" ");
      return {
        id: id("agent", name),
        userId: id("user", name),
        firstName,
        lastName,
        name,
        email: `${plain(name).toLowerCase().replaceAll(" ", ".")}@${plan.emailDomain}`,
        teamId: id("team", team.name),
        siteId: id("site", team.site),
        multimediaProfileId: id("profile", team.profile),
        queueIds: [...team.queues, ...extra].map(queueId),
      };
    }),
  );
  const code = (kind: AuxiliaryCode["kind"]) => (entry: { name: string; system: boolean }) => ({
    id: id(kind, entry.name),
    kind,
    ...entry,
  });
  return {
    orgId: org.id,
    name: org.name,
    region: org.contactCentre.region,
    zone: org.contactCentre.zone,
    tenantId: plan.tenantId,
    queueBasedReporting: plan.queueBasedReporting,
    capturesKeptDays: plan.capturesKeptDays,
    capturesInNewerForm: plan.capturesInNewerForm,
    sites,
    multimediaProfiles,
    teams,
    agents: agents.map((agent, n) => ({ ...agent, dn: plan.agentNumber(n) })),
    entryPoints: [...entryPoints.values()],
    queues,
    wrapUpCodes: plan.wrapUpCodes.map((name) => code("wrap-up")({ name, system: false })),
    idleCodes: idleCodes.map(code("idle")),
  };
}

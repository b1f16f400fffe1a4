import { askText } from "../conversation/format-ask.js";
import { Problem } from "../errors.js";
import { noOrgLinked, severalOrgs } from "../orgs/problems.js";
import type { OrgRecord } from "../store/records.js";
import { matchQueues } from "../wxcc/match-queues.js";
import type { QueueInfo } from "../wxcc/queue-directory.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { oneQueueAtATime } from "./settings/problems.js";
import { readChanges } from "./settings/read-changes.js";
import { saveChanges } from "./settings/save-changes.js";
import { savedCard } from "./settings/saved-card.js";
import { settingsCard } from "./settings/settings-card.js";

/** What the command touches; nothing else of the store. */
interface SettingsServices extends Pick<Services, "queueDirectory"> {
  readonly access: Pick<Services["access"], "requireManager">;
  readonly store: Pick<Services["store"], "orgs" | "spaces">;
}

/** Shows what is set for an org and this space, and lets a manager change it. */
export const settings = {
  name: "settings",
  words: ["settings", "setting"],
  help: "Shows how figures are counted and shown; a manager changes it.",
  details:
    "settings alone shows every value; a manager gets a card to change them and to save. In words it is one setting and " +
    "its value: zone, target, abandonment, variant, short, source, names, masking, quiet, download, business days, business hours or holidays. queue: means a queue's own targets.",
  examples: [
    "settings",
    "settings variant A",
    "settings quiet 22:00-07:00",
    "settings holidays 2026-12-25,2026-12-26",
    "settings business days mon-fri",
    "settings business hours 08:00-18:00",
    'settings target 85% queue:"Billing"',
  ],
  needs: "viewer",
  filters: ["queue", "org"],
  args: "[<setting> <value>]",
  async run(ask: Ask, services: SettingsServices): Promise<Answer> {
    const { sentence, asker } = ask;
    const { args, filters } = sentence;
    const { access, store } = services;
    const [org, ...others] = ask.orgs;
    if (!org) throw noOrgLinked();
    if (others.length > 0)
      throw severalOrgs(ask.orgs, (one) => askText("settings", { args, filters: { ...filters, org: [one.name] } }));
    if (args !== "") await access.requireManager(asker, org);

    const { spaceId } = asker;
    const [queue, space] = await Promise.all([queueMeant(ask, org, services), store.spaces.get(spaceId)]);
    const now = { org, space, queue };
    if (args !== "") {
      const changes = readChanges(args, queue, filters);
      return { card: savedCard(await saveChanges(services, now, changes, { spaceId, filters }), filters) };
    }
    const mayChange = await isManager(services, ask, org);
    const queueNames = mayChange && !queue ? await namesOfQueues(services, org) : [];
    return { card: settingsCard({ now, filters, mayChange, queueNames }) };
  },
} satisfies Command;

async function queueMeant(
  { sentence: { args, filters } }: Ask,
  org: OrgRecord,
  { queueDirectory }: SettingsServices,
): Promise<QueueInfo | undefined> {
  if (filters.queue.length === 0) return undefined;
  const queues = matchQueues(filters.queue, await queueDirectory.queues(org), (written, queueName) => {
    const queue = filters.queue.map((name) => (name === written ? queueName : name));
    return askText("settings", { args, filters: { ...filters, queue } });
  });
  if (queues.length > 1) throw oneQueueAtATime(queues);
  return queues[0];
}

async function isManager({ access }: SettingsServices, { asker }: Ask, org: OrgRecord): Promise<boolean> {
  try {
    await access.requireManager(asker, org);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === "not-a-manager") return false;
    throw error;
  }
}

/** Only to choose from: without them every setting can still be changed, and queues be named in words. */
async function namesOfQueues({ queueDirectory }: SettingsServices, org: OrgRecord): Promise<readonly string[]> {
  try {
    return (await queueDirectory.queues(org)).map(({ name }) => name).sort((a, b) => a.localeCompare(b, "en"));
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}

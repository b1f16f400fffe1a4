import { newState } from "../alerts/evaluate.js";
import type { AlertRecord } from "../store/alert-records.js";
import type { OrgRecord } from "../store/records.js";
import { alertsCard } from "./alerts/alerts-card.js";
import type { Answer, Ask, Command, Services } from "./command.js";

/** What is watched for this space. */
export const alerts = {
  name: "alerts",
  words: ["alerts", "my alerts", "alert list"],
  help: "Lists the alerts of this space with their owners, how they stand, and buttons to pause, edit and delete them.",
  details:
    "Each alert with its owner, its state and since when, or why it is paused. Everybody sees them; the buttons work for the " +
    "alert's owner and for managers. More than six are shown page by page: alerts page 2.",
  examples: ["alerts", "alerts page 2"],
  needs: "viewer",
  filters: ["org"],
  args: "[page <number>]",
  async run(ask: Ask, { store, spaces, clock }: Pick<Services, "store" | "spaces" | "clock">): Promise<Answer> {
    const { spaceId } = ask.asker;
    const [all, members] = await Promise.all([store.alerts.find({ spaceId }), spaces.members(spaceId)]);
    const shown = all.flatMap((record): { record: AlertRecord; org: OrgRecord }[] => {
      const org = ask.orgs.find(({ id }) => id === record.orgId);
      return org ? [{ record, org }] : [];
    });
    shown.sort((a, b) => a.record.createdAt - b.record.createdAt || a.record.id.localeCompare(b.record.id));
    const items = await Promise.all(
      shown.map(async ({ record, org }) => ({
        ...{ record, org, state: (await store.alertStates.get(record.id)) ?? newState(record.id, clock.now()) },
        owner: members.find(({ personId }) => personId === record.ownerId)?.personDisplayName ?? record.ownerEmail,
      })),
    );
    const page = Number(/\d+/u.exec(ask.sentence.args)?.[0] ?? 1);
    return {
      card: alertsCard(items, {
        page,
        zone: ask.zone,
        at: clock.now(),
        elsewhere: all.length - shown.length,
        orgs: ask.orgs,
      }),
    };
  },
} satisfies Command;

import { askText } from "../conversation/format-ask.js";
import { noOrgLinked, severalOrgs } from "../orgs/problems.js";
import { matchQueues } from "../wxcc/match-queues.js";
import type { Answer, Ask, Command, Services } from "./command.js";
import { changeTargets } from "./target/change-targets.js";
import { readTarget } from "./target/read-target.js";
import { targetsCard } from "./target/targets-card.js";

/** What the command touches; nothing else of the store. */
interface TargetServices extends Pick<Services, "queueDirectory"> {
  readonly access: Pick<Services["access"], "requireManager">;
  readonly store: Pick<Services["store"], "orgs">;
}

/** Shows the targets, and lets a manager set them. */
export const target = {
  name: "target",
  words: ["target", "targets", "set target"],
  help: "Shows the targets; a manager sets them for the org or for single queues.",
  details:
    "target alone lists the targets. A manager writes target 85% for the service level or target abandonment 4%, with " +
    'queue: for single queues, and target default queue:"…" to let a queue follow the org again.',
  examples: ["target", 'target 85% queue:"Billing"', "target abandonment 4%"],
  needs: "viewer",
  filters: ["queue", "org"],
  args: "[abandonment] [<percent>]",
  async run(ask: Ask, { access, store, queueDirectory }: TargetServices): Promise<Answer> {
    const { sentence, asker } = ask;
    const [org, ...others] = ask.orgs;
    if (!org) throw noOrgLinked();
    const again = (filters: Partial<typeof sentence.filters>) =>
      askText("target", { args: sentence.args, filters: { ...sentence.filters, ...filters } });
    if (others.length > 0) throw severalOrgs(ask.orgs, (one) => again({ org: [one.name] }));
    const change = readTarget(sentence.args);
    if (change) await access.requireManager(asker, org);

    const named = sentence.filters.queue.length > 0;
    const ownTargets = Object.keys(org.settings.queueTargets).length > 0;
    const directory = named || ownTargets ? await queueDirectory.queues(org) : [];
    const queues = matchQueues(sentence.filters.queue, directory, (written, queueName) =>
      again({ queue: sentence.filters.queue.map((name) => (name === written ? queueName : name)) }),
    );
    if (!change) return { card: targetsCard(org, directory, queues, undefined) };
    const changed = await store.orgs.update(
      org.id,
      (old) =>
        old && {
          ...old,
          settings: changeTargets(
            old.settings,
            change,
            queues.map((queue) => queue.id),
          ),
        },
    );
    // The org was disconnected while this was asked.
    if (!changed) throw noOrgLinked();
    return { card: targetsCard(changed, directory, queues, change) };
  },
} satisfies Command;

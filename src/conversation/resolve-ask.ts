import type { Ask, Command, Services } from "../commands/command.js";
import { Problem } from "../errors.js";
import type { Asker } from "../orgs/access.js";
import type { OrgRecord } from "../store/records.js";
import type { Period, Sentence } from "./ask.js";
import { askText, formatSentence } from "./format-ask.js";
import { parsePeriod } from "./parse-period.js";
import { asButton } from "./parse-problems.js";
import { resolvePeriod } from "./period.js";

/**
 * A sentence with everything known that the network and the clock can tell. Periods end at `asOf` when it is given. What the
 * command needs is checked by {@link requireNeeded}.
 */
export async function resolveAsk(
  sentence: Sentence,
  command: Command,
  asker: Asker,
  services: Pick<Services, "access" | "store" | "statistics">,
  asOf = services.statistics.asOf(),
): Promise<Omit<Ask, "parentId" | "files" | "progress" | "signal" | "urgency">> {
  if (sentence.as !== undefined && !command.hasTable) throw noFile(sentence, command);
  const [orgs, space] = await Promise.all([
    authorisedOrgs(sentence, command, asker, services),
    sentence.zone === undefined && command.needs !== "nothing" ? services.store.spaces.get(asker.spaceId) : undefined,
  ]);
  const zone = sentence.zone ?? space?.zone ?? orgs[0]?.zone ?? "UTC";
  const period = resolveFor(sentence, command, zone, asOf);
  return { sentence, text: formatSentence(sentence, [command]), asker, orgs, zone, asOf, period };
}

/** Understood, but not to be had: leaving the words out of account would answer another question than the one asked. */
export function noFile(sentence: Sentence, command: Command): Problem {
  const { as, ...asCard } = sentence;
  return new Problem("no-file", {
    say: `\`${command.words[0] ?? command.name}\` answers with a card; it cannot be had as a file (${as}).`,
    next: "Ask for the card instead.",
    asks: [asButton(askText(command.words[0] ?? command.name, asCard))],
  });
}

async function authorisedOrgs(
  sentence: Sentence,
  command: Command,
  asker: Asker,
  { access }: Pick<Services, "access">,
): Promise<readonly OrgRecord[]> {
  if (command.needs === "nothing" || command.resolvesOrgs) return [];
  const { filters } = sentence;
  // Whoever may ask may press: the same question about one org, not a choice for the space, which is a manager's.
  const again = (org: OrgRecord) =>
    formatSentence({ ...sentence, filters: { ...filters, org: [org.name] } }, [command]);
  return access.orgsFor(asker, filters.org, command.filters.includes("org") ? again : undefined);
}

/** Refuses whoever lacks the command's right in one of the orgs; apart from finding them, so that a refusal is known to be theirs. */
export async function requireNeeded(
  { needs }: Pick<Command, "needs">,
  { asker, orgs }: Pick<Ask, "asker" | "orgs">,
  access: Pick<Services["access"], "requireListener" | "requireManager">,
): Promise<void> {
  if (needs === "listener") for (const org of orgs) await access.requireListener(asker, org);
  if (needs === "manager") for (const org of orgs) await access.requireManager(asker, org);
}

function resolveFor(sentence: Sentence, command: Command, zone: string, now: number): Period | undefined {
  if (command.period === undefined) return undefined;
  const usual = parsePeriod(command.period);
  const phrase = sentence.period ?? (usual && "phrase" in usual ? usual.phrase : undefined);
  if (!phrase) throw new Error(`the usual period of ${command.name}, "${command.period}", is no period`);
  try {
    return resolvePeriod(phrase, { now, zone });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // The same question about the usual period, with everything else in it kept.
    const instead = askText(command.words[0] ?? command.name, { ...sentence, period: command.period });
    throw new Problem(error.code, { say: error.say, next: error.next, asks: [asButton(instead)] });
  }
}

import type { Arrival } from "./arrival.js";
import type { Channel } from "./centre.js";
import { contactIdOf } from "./contact-id.js";
import type { ArrivalSeed } from "./draw-arrivals.js";
import type { CentrePlan } from "./plans/plan.js";
import type { Random } from "./random.js";

/** Longest conversation, so that the last of a day is over before midnight. */
const LONGEST_TALK_MS = 25 * 60_000;
const CSAT = [5, 5, 5, 5, 4, 4, 4, 3, 2, 1];

const seconds = (value: number) => Math.round(value * 1000);

const ringSeconds: Record<Channel, readonly [number, number]> = {
  voice: [2, 9],
  chat: [2, 12],
  email: [4, 20],
  social: [3, 15],
};

/** Gives a contact its whole character, so that the day's order of events cannot change who it is. */
export function drawArrival(seed: ArrivalSeed, random: Random): Arrival {
  const { queue, queuePlan, centre, plan } = seed;
  const voice = queue.channel === "voice";
  const talkMs = Math.min(seconds(15 + random.logNormal(queuePlan.talkSeconds - 15, 0.65)), LONGEST_TALK_MS);
  const fate = seed.open ? drawFate(voice, random) : "closed";
  return {
    id: contactIdOf(centre.orgId, seed.date, seed.n),
    queue,
    entryPointId: queue.entryPointId,
    customer: drawCustomer(plan, queue.channel, random),
    destination: queuePlan.address,
    createdAt: seed.at,
    selfServiceMs: drawSelfServiceMs(queue.channel, fate, random),
    fate,
    hangsUpAtOnce: voice && random.chance(0.012),
    patienceMs: drawPatienceMs(queuePlan.patienceSeconds, random),
    takesCallback: voice && random.chance(0.15),
    ringMs: seconds(random.between(...ringSeconds[queue.channel])),
    talkMs,
    holds: voice ? drawHolds(talkMs, random) : [],
    wrapUpMs: seconds(Math.min(3 + random.logNormal(queuePlan.wrapUpSeconds, 0.7), 300)),
    transferAfterMs: voice && random.chance(0.06) ? Math.round(talkMs * random.between(0.3, 0.6)) : undefined,
    wrapUpCodeId: random.pick(centre.wrapUpCodes).id,
    csatScore: random.chance(0.16) ? random.pick(CSAT) : undefined,
    endedBy: random.chance(0.7) ? "customer" : "agent",
    recorded: voice && random.chance(0.93),
    captureDelayMs: seconds(random.between(12, 70)),
  };
}

/** Most people wait for minutes; some give up within the half minute in which others are still in target. */
function drawPatienceMs(meanSeconds: number, random: Random): number {
  const hasty = random.chance(0.1);
  const usual = 12 + random.logNormal(meanSeconds, 0.9);
  const soon = random.between(6, 30);
  return seconds(hasty && Number.isFinite(meanSeconds) ? soon : usual);
}

function drawFate(voice: boolean, random: Random): Arrival["fate"] {
  const draw = random.next();
  if (!voice) return "queue";
  return draw < 0.09 ? "self-service" : draw < 0.115 ? "left-in-menu" : "queue";
}

function drawSelfServiceMs(channel: Channel, fate: Arrival["fate"], random: Random): number {
  if (channel === "email") return seconds(random.between(1, 4));
  if (channel !== "voice") return seconds(random.between(5, 30));
  if (fate === "self-service") return seconds(random.between(40, 170));
  if (fate === "left-in-menu") return seconds(random.chance(0.4) ? random.between(0.8, 4.8) : random.between(5.5, 40));
  return seconds(fate === "closed" ? random.between(9, 22) : random.between(14, 55));
}

function drawHolds(talkMs: number, random: Random): Arrival["holds"] {
  if (talkMs < 60_000 || !random.chance(0.2)) return [];
  const ms = Math.min(seconds(random.between(12, 95)), Math.round(talkMs * 0.25));
  const first = { afterMs: Math.round(talkMs * random.between(0.2, 0.4)), ms };
  if (!random.chance(0.2)) return [first];
  return [first, { afterMs: Math.round(talkMs * random.between(0.7, 0.74)), ms: Math.round(ms * 0.8) }];
}

/** A few customers come often and most seldom; the same customer always has the same name and address. */
function drawCustomer(plan: CentrePlan, channel: Channel, random: Random): Arrival["customer"] {
  const { first, last, count } = plan.customers;
  const n = Math.floor(random.next() ** 1.3 * count);
  const firstName = first[n % first.length] ?? "";
  const lastName = last[Math.floor(n / first.length) % last.length] ?? "";
  const mailbox = `${firstName}.${lastName}`
    .normalize("NFD")
    .replace(/[^A-Za-z.]/g, "")
    .toLowerCase();
  return {
    name: `${firstName} ${lastName}`,
    address: channel === "voice" ? plan.customerNumber(n) : `${mailbox}.${n}@example.com`,
  };
}

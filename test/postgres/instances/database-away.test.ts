import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { harbor } from "../../../src/sandbox/world.js";
import type { Asked } from "../../helpers/fleet/ask-around.js";
import { type Fleet, type Member, openFleet } from "../../helpers/fleet/open-fleet.js";
import { answerCounts, askMany } from "../../helpers/fleet/questions.js";
import { until } from "../../helpers/fleet/until.js";
import { createDatabase, type PostgresServer, startPostgres } from "../../helpers/postgres.js";

const SPACES = 10;
/** So short that a grant is renewed every 20 seconds, also while the database is away. */
const ACCESS_SECONDS = 40;

let postgres: PostgresServer;
let fleet: Fleet;
beforeAll(async () => {
  postgres = await startPostgres();
  fleet = await openFleet({
    instances: 3,
    databaseUrl: await createDatabase(postgres.url),
    spaces: SPACES,
    threadsPerSpace: 60,
    lifetimes: { accessSeconds: ACCESS_SECONDS },
  });
});
afterAll(async () => {
  await fleet?.close();
  await postgres?.discard();
});

afterEach(() => fleet?.cloud.faults([]));

/** What an instance itself says, whoever asks. */
const readiness = async ({ url }: Member) => (await fetch(`${url}/readyz`)).status;
const allSay = (status: number, members = fleet.members) =>
  until(
    async () => (await Promise.all(members.map(readiness))).every((said) => said === status),
    `/readyz to answer ${status}`,
    60_000,
  );

test("all connections are cut in the middle of a burst that comes twice: everything is answered, nothing twice", async () => {
  fleet.cloud.faults([{ match: "DELIVER /messages/created", copies: 2 }]);
  const asked = askMany(fleet.asking, 40, SPACES);
  await until(() => asked.some(({ answers }) => answers().length > 0), "the first answer");
  for (const { database } of fleet.members) database.cut();
  await fleet.asking.answered(asked);
  await fleet.idle();
  expect(answerCounts(asked)).toEqual(asked.map(() => 1));
  await allSay(200);
});

test("one instance's way to the database is blocked: it says so, the others answer, and it is ready again by itself", async () => {
  const [cutOff, ...others] = fleet.members;
  if (!cutOff) throw new Error("nobody is there");
  cutOff.database.block();
  const during = askMany(fleet.asking, 12, SPACES);
  await allSay(503, [cutOff]);
  await fleet.seen(cutOff, false);
  const meanwhile = askMany(fleet.asking, 12, SPACES);
  await fleet.asking.answered(meanwhile);
  expect(meanwhile.filter(({ id }) => cutOff.accepted().has(id))).toEqual([]);
  await allSay(200, others);
  cutOff.database.open();
  await fleet.seen(cutOff, true);
  await fleet.asking.answered(during);
  await fleet.idle();
  expect(answerCounts([...during, ...meanwhile])).toEqual([...during, ...meanwhile].map(() => 1));
});

test("PostgreSQL stops while a grant is renewed: everybody lives, whoever asks hears something once, and the grant is kept", async () => {
  // Sign-in takes so long that the database is gone when the new grant comes.
  fleet.cloud.faults([{ match: "POST /v1/access_token", delayMs: 3_000 }]);
  const renewals = () => fleet.cloud.requests().filter(({ path }) => path === "/v1/access_token");
  const underWay = () => renewals().some(({ status }) => status === 0);
  const before: Asked[] = [];
  await until(async () => {
    // A day that nobody has asked about, for what is known already needs no grant.
    const day = String(1 + before.length).padStart(2, "0");
    before.push(fleet.asking.ask(`Bench ${1 + (before.length % SPACES)}`, `queue stats 2026-10-${day}`));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return underWay();
  }, "a grant to be renewed");
  const stoppedAt = fleet.cloud.clock.now();
  await postgres.pause();
  const during = askMany(fleet.asking, 9, SPACES);
  await allSay(503);
  await fleet.asking.answered([...before, ...during]);
  expect(renewals().map(({ status }) => status)).not.toContain(0);
  const back = fleet.cloud.clock.now();
  await postgres.resume();
  await allSay(200);
  await until(async () => {
    const token = await fleet.store.tokens.get(harbor.id).catch(() => undefined);
    return token !== undefined && token.obtainedAt > stoppedAt && token.obtainedAt < back;
  }, "the grant to be stored");
  fleet.cloud.faults([]);
  const after = askMany(fleet.asking, 9, SPACES);
  await fleet.asking.answered(after);
  await fleet.idle();
  expect(fleet.members.map((member) => member.isAlive())).toEqual([true, true, true]);
  const all = [...before, ...during, ...after];
  expect(answerCounts(all)).toEqual(all.map(() => 1));
});

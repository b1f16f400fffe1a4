import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { harbor } from "../../../src/sandbox/world.js";
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

test("PostgreSQL stops and comes back: everybody lives, whoever asks hears something once, and a grant renewed meanwhile is kept", async () => {
  const stoppedAt = fleet.cloud.clock.now();
  await postgres.pause();
  await allSay(503);
  const during = askMany(fleet.asking, 9, SPACES);
  await fleet.asking.answered(during);
  const renewed = () =>
    fleet.cloud
      .requests()
      .some(({ at, path, status }) => at > stoppedAt && path === "/v1/access_token" && status === 200);
  const more = [...during];
  await until(async () => {
    if (renewed()) return true;
    const asked = askMany(fleet.asking, 1, SPACES);
    more.push(...asked);
    await fleet.asking.answered(asked);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return false;
  }, "a grant to be renewed while the database is away");
  const renewedBefore = fleet.cloud.clock.now();
  await postgres.resume();
  await allSay(200);
  const after = askMany(fleet.asking, 9, SPACES);
  await fleet.asking.answered(after);
  await until(async () => {
    const token = await fleet.store.tokens.get(harbor.id).catch(() => undefined);
    return token !== undefined && token.obtainedAt > stoppedAt && token.obtainedAt <= renewedBefore;
  }, "the grant to be stored");
  await fleet.idle();
  expect(fleet.members.map((member) => member.isAlive())).toEqual([true, true, true]);
  expect(answerCounts([...more, ...after])).toEqual([...more, ...after].map(() => 1));
});

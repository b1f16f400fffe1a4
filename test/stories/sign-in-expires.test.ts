import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { harbor } from "../../src/sandbox/world.js";
import { signIn } from "../helpers/browser.js";
import { closeFloors, type Floor, openFloor, people, places } from "../helpers/floor.js";
import { until } from "../helpers/settle.js";

afterAll(closeFloors);

const MINUTE = 60_000;
const DAY = 86_400_000;
const RENEWAL = "POST /v1/access_token";

const tokenOf = async (floor: Floor) => {
  const token = await floor.store().tokens.get(harbor.id);
  if (!token) throw new Error("Harbor has no sign-in");
  return token;
};
const statusOf = async (floor: Floor) => (await floor.store().orgs.get(harbor.id))?.status;

/** Lets the background look at the sign-ins once more. */
async function oneMinute(floor: Floor): Promise<void> {
  await floor.later(MINUTE);
}

/** Twenty people and buttons at one instant, in all three linked places. */
async function askAllAtOnce(floor: Floor) {
  const asks = Array.from({ length: 20 }, (_, index) =>
    floor.write(`queue stats today tz:${index % 2 ? "UTC" : "Europe/Paris"}`, { from: people.maya }),
  );
  await until(() => floor.replies().length >= asks.length, "an answer for each");
  return floor.replies();
}

describe("a sign-in is renewed before anybody misses it", () => {
  test("the background does it on the thirteenth day, once", async () => {
    const floor = await openFloor();
    const before = await tokenOf(floor);
    await floor.later(11 * DAY);
    expect(floor.calls(RENEWAL)).toEqual([]);

    await floor.later(2 * DAY);
    expect(floor.calls(RENEWAL)).toHaveLength(1);
    const after = await tokenOf(floor);
    expect(after.accessToken).not.toBe(before.accessToken);
    expect(after.refreshToken).not.toBe(before.refreshToken);

    await oneMinute(floor);
    expect((await floor.say("queue stats today", { from: people.maya })).text).toContain("Harbor Insurance");
    expect(floor.calls(RENEWAL)).toHaveLength(1);
  });

  test("twenty questions at the moment it runs out share one renewal", async () => {
    const floor = await openFloor({ cloud: { lifetimes: { accessSeconds: 3600 } } });
    await floor.quiet();
    floor.forgetCalls();
    // Nothing of the background comes first: the same instant wakes it and brings the questions.
    floor.clock.advance(3600_000);
    const replies = await askAllAtOnce(floor);
    expect(replies).toHaveLength(20);
    for (const { markdown } of replies) expect(markdown).toContain("Harbor Insurance");
    expect(floor.calls(RENEWAL)).toHaveLength(1);
  });

  test("a rotated sign-in survives a restart", async () => {
    const floor = await openFloor();
    await floor.later(13 * DAY);
    await floor.restart();
    floor.forgetCalls();
    expect((await floor.say("queue stats today", { from: people.maya })).text).toContain("Harbor Insurance");
    await floor.later(13 * DAY);
    expect(floor.calls(RENEWAL)).toHaveLength(1);
    expect((await floor.say("queue stats today", { from: people.maya })).text).toContain("Harbor Insurance");
    expect(await statusOf(floor)).toBe("connected");
  });

  test("a token that Contact Center suddenly refuses is renewed once and the question answered", async () => {
    const floor = await openFloor();
    floor.cloud.faults([{ match: "POST /search", status: 401, times: 2 }]);
    floor.forgetCalls();
    const reply = await floor.say("queue stats today", { from: people.maya });
    expect(reply.text).toContain("Harbor Insurance · as of 10:07");
    expect(floor.calls(RENEWAL)).toHaveLength(1);
    expect(await statusOf(floor)).toBe("connected");
  });
});

describe("a permission that was withdrawn", () => {
  test("is noticed, told to the managers once, and offered to be given again with every answer", async () => {
    const floor = await openFloor();
    await floor.say(`grant manager ${people.tom}`, { from: people.priya });
    await floor.say("target 70%", { from: people.priya });
    floor.cloud.revoke(harbor.id);

    const refused = await floor.say("queue stats today", { from: people.maya });
    expect(refused.text).toContain("Webex no longer accepts the sign-in that Harbor Insurance was connected with.");
    expect(refused.buttons.map((b) => [b.title, b.ask])).toEqual([["Connect again", "connect"]]);
    await floor.quiet();
    expect(await statusOf(floor)).toBe("reconnect");

    for (const manager of ["Priya Nair", "Tom Okafor"]) {
      const [told, ...more] = floor.replies(manager);
      expect(told?.markdown).toContain("Harbor Insurance needs a new sign-in");
      expect(more).toEqual([]);
    }
    floor.forgetCalls();
    for (const sentence of ["queue stats today", "queues now"]) {
      const reply = await floor.say(sentence, { from: people.maya, space: places.direct });
      expect(reply.buttons.map((b) => b.title)).toContain("Connect again");
    }
    expect((await floor.say("orgs", { from: people.maya })).buttons.map((b) => b.title)).toContain("Connect again");
    await oneMinute(floor);
    await floor.restart();
    await oneMinute(floor);
    expect(floor.replies("Priya Nair")).toHaveLength(1);
    expect(floor.calls(RENEWAL)).toEqual([]);
    expect(floor.calls("/search")).toEqual([]);

    // Priya presses the button in her own 1:1; the sign-in heals every space.
    const notice = floor.replies("Priya Nair")[0];
    if (!notice) throw new Error("Priya was not told");
    const link = floor.nextReply("Priya Nair");
    floor.cloud.press({ message: notice.id, from: people.priya, inputs: { ask: "connect" } });
    const page = await signIn((await link).buttons[0]?.url ?? "", people.priya);
    expect(page.text).toContain("Harbor Insurance is connected");
    await floor.quiet();
    const healed = await floor.say("queue stats today", { from: people.maya });
    expect(healed.text).toContain("Harbor Insurance · as of");
    expect(healed.text).toMatch(/target 70\s%/);
    expect((await floor.say("who", { from: people.maya })).text).toContain(
      "Manage, listen, see: Priya Nair, Tom Okafor",
    );
  });

  test("a second withdrawal is told again, because it is another one", async () => {
    const floor = await openFloor();
    for (const count of [1, 2]) {
      floor.cloud.revoke(harbor.id);
      await floor.later(13 * DAY);
      expect(floor.replies("Priya Nair").filter((m) => m.markdown?.includes("needs a new sign-in"))).toHaveLength(
        count,
      );
      const invite = await floor.say("connect", { from: people.priya });
      await signIn(invite.buttons[0]?.url ?? "", people.priya);
      await floor.quiet();
      expect(await statusOf(floor)).toBe("connected");
    }
  });

  test("managers who cannot be told at first are told later, once", async () => {
    const floor = await openFloor();
    floor.cloud.revoke(harbor.id);
    floor.cloud.faults([{ match: "POST /v1/messages", status: 503, times: 5 }]);
    await floor.later(13 * DAY);
    expect(floor.calls("POST /v1/messages")).toHaveLength(1);
    for (let pass = 0; pass < 12; pass++) await oneMinute(floor);
    expect(floor.replies("Priya Nair")).toHaveLength(1);
  });
});

describe("a sign-in service that is away for a while", () => {
  test.each([
    ["503", { status: 503 }],
    ["429 with Retry-After", { status: 429, retryAfter: 90 }],
    ["a cut connection", { drop: true }],
    ["a page of HTML", { status: 200, body: "<html>maintenance</html>" }],
  ])("%s: the token that is still valid stays in use, and the org is not marked", async (_name, fault) => {
    const floor = await openFloor();
    floor.cloud.faults([{ match: RENEWAL, ...fault }]);
    await floor.later(13 * DAY);
    expect(floor.calls(RENEWAL).length).toBeGreaterThan(0);
    expect((await floor.say("queue stats today", { from: people.maya })).text).toContain("Harbor Insurance · as of");
    expect(await statusOf(floor)).toBe("connected");

    floor.cloud.faults([]);
    await oneMinute(floor);
    await oneMinute(floor);
    expect((await tokenOf(floor)).obtainedAt).toBeGreaterThan(floor.clock.now() - 3 * MINUTE);
    expect(floor.log.join("")).not.toContain("needs a new sign-in");
  });

  test("when the token runs out meanwhile, people are told to wait and nobody is asked to connect again", async () => {
    const floor = await openFloor();
    floor.cloud.faults([{ match: RENEWAL, status: 503 }]);
    await floor.later(15 * DAY);
    const reply = await floor.say("queue stats today", { from: people.maya });
    expect(reply.text).toContain(
      "Webex sign-in could not be reached while the sign-in of Harbor Insurance was being renewed.",
    );
    expect(reply.text).toContain("Ask again in a minute; Floorwalker keeps trying by itself.");
    expect(reply.buttons).toEqual([]);
    floor.cloud.faults([]);
    await oneMinute(floor);
    expect((await floor.say("queue stats today", { from: people.maya })).text).toContain("Harbor Insurance · as of");
  });
});

test("a wrong client secret is the operator's fault: no org is marked, and the sentence says whose turn it is", async () => {
  const floor = await openFloor({ env: { WEBEX_CLIENT_SECRET: "not-the-registered-one" } });
  onTestFinished(() => floor.cloud.faults([]));
  await floor.later(13 * DAY);
  expect(floor.calls(RENEWAL).length).toBeGreaterThan(0);
  expect((await floor.say("queue stats today", { from: people.maya })).text).toContain("Harbor Insurance · as of");
  await floor.later(2 * DAY);
  const reply = await floor.say("queue stats today", { from: people.maya });
  expect(reply.text).toContain("Webex does not accept Floorwalker's own registration");
  expect(reply.text).toContain("Tell whoever runs Floorwalker to check WEBEX_CLIENT_ID and WEBEX_CLIENT_SECRET");
  expect(await statusOf(floor)).toBe("connected");
  expect(floor.cloud.state().spaces.some((space) => space.title === "Priya Nair")).toBe(false);
});

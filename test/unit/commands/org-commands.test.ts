import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { Card } from "../../../src/cards/card.js";
import type { Command, Services } from "../../../src/commands/command.js";
import { connect } from "../../../src/commands/connect.js";
import { disconnect } from "../../../src/commands/disconnect.js";
import { grant } from "../../../src/commands/grant.js";
import { orgs } from "../../../src/commands/orgs.js";
import { revoke } from "../../../src/commands/revoke.js";
import { use } from "../../../src/commands/use.js";
import { who } from "../../../src/commands/who.js";
import { parseSentence } from "../../../src/conversation/parse.js";
import { createAccess } from "../../../src/orgs/access.js";
import { createTickets, ticketId } from "../../../src/orgs/tickets.js";
import { createSandboxClock, type SandboxClock } from "../../../src/sandbox/clock.js";
import type { SandboxPerson } from "../../../src/sandbox/world.js";
import type { Store } from "../../../src/store/store.js";
import { openStore } from "../orgs/support/open-store.js";
import {
  asks,
  botPersonId,
  camille,
  dana,
  give,
  harbor,
  link,
  lumen,
  maya,
  orgRecord,
  personId,
  priya,
  spacesWith,
  tom,
} from "../orgs/support/people.js";
import { alert, alertState, schedule } from "../store/samples.js";
import { idleServices } from "./idle-services.js";
import { watched } from "./watched.js";

const commands: readonly Command[] = [connect, disconnect, grant, orgs, revoke, use, who];

let clock: SandboxClock;
let store: Store;
let members: Record<string, readonly SandboxPerson[]>;
let services: Services;

beforeEach(async () => {
  clock = createSandboxClock({ start: Date.parse("2026-11-20T08:00:00Z"), running: false });
  store = await openStore(clock);
  members = { floor: [maya, tom, priya], leads: [priya], direct: [maya] };
  const spaces = spacesWith(members);
  const tickets = createTickets({ store, clock, randomBytes });
  services = {
    ...idleServices(),
    clock,
    publicUrl: "https://floorwalker.example.com",
    store,
    spaces,
    access: createAccess({ store, spaces, botPersonId }),
    connecting: {
      invite: async (asker) => {
        const { ticket, expiresAt } = await tickets.issue(asker);
        return { url: `https://floorwalker.example.com/connect/${ticket}`, expiresAt };
      },
    },
  };
  await link(store, "floor", orgRecord(harbor));
  await give(store, harbor, priya, "manager");
});

/** Says a sentence as the service would hear it. */
async function say(
  person: SandboxPerson,
  text: string,
  spaceId = "floor",
  type: "group" | "direct" = "group",
): Promise<Card> {
  const sentence = parseSentence(text, commands);
  const command = commands.find((each) => each.name === sentence.command);
  if (!command) throw new Error(`no command ${sentence.command}`);
  const asker = asks(person, spaceId, type);
  const ask = { sentence, text, asker, orgs: [], zone: "UTC", period: undefined, ...watched() };
  return (await command.run(ask, services)).card;
}

const shows = (...words: string[]) => ({
  asymmetricMatch: (card: unknown) => words.every((word) => JSON.stringify(card).includes(word)),
  toString: () => `card showing ${words.join(", ")}`,
});
const problem = (code: string, words = "") => ({ code, message: expect.stringContaining(words) });

describe("connect", () => {
  test("gives a one-time link to whoever asks, and says who must finish it", async () => {
    const card = await say(dana, "connect", "leads");
    expect(card).toEqual(shows("dana.reyes@brightline.example only", "full administrator"));
    const [action] = card.actions;
    const url = action?.kind === "open" ? action.url : "";
    expect(url).toMatch(/^https:\/\/floorwalker\.example\.com\/connect\/[\w-]{43}$/);
    expect(await store.tickets.get(ticketId(url.split("/").at(-1) ?? ""))).toMatchObject({
      spaceId: "leads",
      personId: personId(dana),
    });
  });
});

describe("disconnect", () => {
  test("asks first, and the button does it: with the last link everything is forgotten", async () => {
    await store.tokens.put(harbor.id, {
      orgId: harbor.id,
      accessToken: "a",
      refreshToken: "r",
      obtainedAt: 0,
      expiresAt: 1,
      refreshExpiresAt: 1,
      scope: "",
    });
    await store.schedules.put(schedule.id, { ...schedule, orgId: harbor.id });
    await store.alerts.put(alert.id, { ...alert, orgId: harbor.id });
    await store.alertStates.put(alert.id, alertState);
    const card = await say(priya, "disconnect");
    expect(card).toEqual(shows("only space that sees"));
    expect(card.actions).toMatchObject([{ kind: "ask", ask: 'disconnect "Harbor Insurance" confirm' }]);
    expect(await store.links.find()).toHaveLength(1);

    expect(await say(priya, 'disconnect "Harbor Insurance" confirm')).toEqual(shows("deleted"));
    for (const table of [store.links, store.orgs, store.tokens, store.roles]) expect(await table.find()).toEqual([]);
    for (const table of [store.schedules, store.alerts, store.alertStates]) expect(await table.find()).toEqual([]);
  });

  test("leaves other spaces their link", async () => {
    await link(store, "leads", orgRecord(harbor));
    await store.spaces.put("floor", { spaceId: "floor", defaultOrgId: harbor.id, zone: "Europe/Paris" });
    expect(await say(priya, "disconnect")).toEqual(shows("One other space keeps"));
    await say(priya, "disconnect harbor confirm");
    expect(await store.links.find()).toMatchObject([{ spaceId: "leads" }]);
    expect(await store.orgs.get(harbor.id)).toBeDefined();
    expect(await store.roles.find()).toHaveLength(1);
    expect(await store.spaces.get("floor")).toEqual({ spaceId: "floor", zone: "Europe/Paris" });
  });

  test("is for managers, confirmed or not", async () => {
    await expect(say(maya, "disconnect")).rejects.toMatchObject(problem("not-a-manager"));
    await expect(say(maya, 'disconnect "Harbor Insurance" confirm')).rejects.toMatchObject(problem("not-a-manager"));
    expect(await store.links.find()).toHaveLength(1);
  });

  test("with two orgs asks which one", async () => {
    await link(store, "floor", orgRecord(lumen));
    await give(store, lumen, priya, "manager");
    await expect(say(priya, "disconnect")).rejects.toMatchObject({
      code: "several-orgs",
      asks: [{ ask: 'disconnect "Harbor Insurance"' }, { ask: 'disconnect "Lumen Voyages"' }],
    });
  });

  test("in a 1:1 that only borrows the org there is nothing to end", async () => {
    await give(store, harbor, maya, "manager");
    expect(await say(maya, "disconnect harbor confirm", "direct", "direct")).toEqual(shows("not linked here"));
    expect(await store.links.find()).toHaveLength(1);
  });
});

describe("orgs", () => {
  test("shows region, sign-in, who connected and who manages", async () => {
    const card = await say(maya, "orgs");
    expect(card).toEqual(
      shows("Harbor Insurance", "United States (us1)", "in order", "Priya Nair", '"Answers by default","yes"'),
    );
    expect(card.actions).toEqual([]);
  });

  test("an expired sign-in shows and offers the button", async () => {
    await link(store, "floor", orgRecord(harbor, { status: "reconnect" }));
    const card = await say(maya, "orgs");
    expect(card).toEqual(shows("expired"));
    expect(card.actions).toMatchObject([{ label: "Connect again", ask: "connect" }]);
  });

  test("an empty space offers to connect; a guest learns nothing", async () => {
    await expect(say(priya, "orgs", "leads")).rejects.toMatchObject(problem("no-org-linked"));
    members.floor = [maya, dana];
    await expect(say(dana, "orgs")).rejects.toMatchObject(problem("guest"));
  });
});

describe("use", () => {
  test("sets the space's default and keeps its zone", async () => {
    await link(store, "floor", orgRecord(lumen));
    await give(store, lumen, priya, "manager");
    await store.spaces.put("floor", { spaceId: "floor", zone: "Europe/Paris" });
    await say(priya, "use lumen");
    expect(await store.spaces.get("floor")).toEqual({ spaceId: "floor", zone: "Europe/Paris", defaultOrgId: lumen.id });
  });

  test("links an org that is connected elsewhere and managed by this person", async () => {
    expect(await say(priya, 'use "Harbor Insurance"', "leads")).toEqual(shows("now linked to this space"));
    expect(await store.links.find({ spaceId: "leads" })).toMatchObject([
      { orgId: harbor.id, linkedBy: personId(priya) },
    ]);
  });

  test("does not link what somebody else manages, and does not say that it exists", async () => {
    members.leads = [priya, maya];
    await expect(say(maya, "use harbor", "leads")).rejects.toMatchObject(problem("unknown-org"));
    expect(await store.links.find({ spaceId: "leads" })).toEqual([]);
  });

  test("is for managers", async () => {
    await expect(say(maya, "use harbor")).rejects.toMatchObject(problem("not-a-manager"));
  });

  test("without a name offers the ones that may be chosen", async () => {
    await expect(say(priya, "use", "leads")).rejects.toMatchObject({ asks: [{ ask: 'use "Harbor Insurance"' }] });
  });
});

describe("grant and revoke", () => {
  beforeEach(() => {
    members.floor = [maya, tom, priya, dana];
  });
  const role = async (person: SandboxPerson) => (await store.roles.get(`${harbor.id}|${personId(person)}`))?.role;

  test("a guest is let in by e-mail and put out again, though guests close the space", async () => {
    await expect(services.access.orgsFor(asks(maya), [])).rejects.toMatchObject(problem("guest-in-space"));
    expect(await say(priya, "grant viewer Dana.Reyes@brightline.example")).toEqual(shows("Dana Reyes is now viewer"));
    expect(await services.access.orgsFor(asks(dana), [])).toHaveLength(1);
    expect(await say(priya, "revoke viewer dana")).toEqual(shows("guest again"));
    await expect(services.access.orgsFor(asks(maya), [])).rejects.toMatchObject(problem("guest-in-space"));
  });

  test("a guest is never made listener or manager", async () => {
    for (const right of ["listener", "manager"])
      await expect(say(priya, `grant ${right} dana`)).rejects.toMatchObject({
        code: "guest",
        asks: [{ ask: 'grant viewer dana.reyes@brightline.example org:"Harbor Insurance"' }],
      });
    expect(await role(dana)).toBeUndefined();
  });

  test("a right that is held is never lowered by granting a smaller one", async () => {
    await say(priya, "grant manager Tom Okafor");
    expect(await say(priya, "grant viewer tom.okafor@harbor.example")).toEqual(shows("already", "Nothing was changed"));
    expect(await role(tom)).toBe("manager");
  });

  test("an org keeps a manager", async () => {
    await expect(say(priya, "revoke manager priya")).rejects.toMatchObject(problem("not-a-manager", "only manager"));
    await say(priya, "grant manager tom");
    await say(priya, "revoke manager priya");
    await expect(say(priya, "grant listener maya")).rejects.toMatchObject(problem("not-a-manager"));
  });

  test("revoking what is not held says what is", async () => {
    await give(store, harbor, tom, "listener");
    await expect(say(priya, "revoke manager tom")).rejects.toMatchObject({
      asks: [{ ask: 'revoke listener tom.okafor@harbor.example org:"Harbor Insurance"' }],
    });
    await expect(say(priya, "revoke viewer maya")).rejects.toMatchObject(problem("unknown-person", "without a grant"));
  });

  test.each([
    ["grant viewer nobody@harbor.example", "Nobody in this space"],
    ["grant boss tom", "“boss” is no right"],
    ["grant viewer", "whose right"],
    ["grant viewer floorwalker@webex.bot", "is a bot"],
  ])("%s is answered with what to write instead", async (text, words) => {
    await expect(say(priya, text)).rejects.toMatchObject(problem("unknown-person", words));
  });

  test("are for managers", async () => {
    for (const text of ["grant viewer dana", "revoke manager priya"])
      await expect(say(maya, text)).rejects.toMatchObject(problem("not-a-manager"));
  });

  test("name the org when several are linked", async () => {
    await link(store, "floor", orgRecord(lumen));
    await give(store, lumen, priya, "manager");
    members.floor = [priya, camille];
    await expect(say(priya, "grant listener camille")).rejects.toMatchObject({
      code: "several-orgs",
      asks: [{}, { ask: 'grant listener camille org:"Lumen Voyages"' }],
    });
    await say(priya, 'grant listener camille org:"Lumen Voyages"');
    expect(await store.roles.get(`${lumen.id}|${personId(camille)}`)).toMatchObject({ role: "listener" });
  });
});

describe("who", () => {
  test("lists rights and names the guests that close the space", async () => {
    members.floor = [maya, tom, priya, dana];
    await give(store, harbor, tom, "listener");
    const card = await say(maya, "who");
    expect(card).toEqual(
      shows(
        '"Manage, listen, see","Priya Nair"',
        '"Listen and see","Tom Okafor"',
        '"See figures","Maya Fields"',
        "Dana Reyes",
      ),
    );
    expect(JSON.stringify(card)).not.toContain("Floorwalker,");
  });
});

test("every example is understood by the parser as its own command", () => {
  for (const command of commands)
    for (const example of command.examples) expect(parseSentence(example, commands).command).toBe(command.name);
});

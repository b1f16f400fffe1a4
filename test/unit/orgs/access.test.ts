import { beforeEach, describe, expect, test } from "vitest";
import { type Access, createAccess } from "../../../src/orgs/access.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import type { SandboxPerson } from "../../../src/sandbox/world.js";
import type { Store } from "../../../src/store/store.js";
import { openStore } from "./support/open-store.js";
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
  memberOf,
  orgRecord,
  personId,
  priya,
  spacesWith,
  tom,
} from "./support/people.js";

let store: Store;
let members: Record<string, readonly SandboxPerson[]>;
let access: Access;

beforeEach(async () => {
  store = await openStore(createSandboxClock({ start: 1_000, running: false }));
  members = { floor: [maya, tom, priya] };
  access = createAccess({ store, spaces: spacesWith(members), botPersonId });
});

const names = async (person: SandboxPerson, wanted: string[] = [], spaceId = "floor") =>
  (await access.orgsFor(asks(person, spaceId), wanted)).map((org) => org.name);
const refusal = (code: string, ...words: string[]) =>
  expect.objectContaining({
    code,
    message: expect.stringContaining(words[0] ?? ""),
    next: expect.stringContaining(words[1] ?? ""),
  });

describe("who may see figures", () => {
  beforeEach(() => link(store, "floor", orgRecord(harbor)));

  test("a member of the space whose Webex organisation is the linked org", async () => {
    expect(await names(maya)).toEqual(["Harbor Insurance"]);
  });

  test("nobody who is not in the space at this moment", async () => {
    members.floor = [tom];
    await expect(names(maya)).rejects.toEqual(refusal("not-a-member"));
  });

  test("no guest: told why, and what a manager can write", async () => {
    members.floor = [maya, dana];
    await expect(names(dana)).rejects.toEqual(
      refusal("guest", "not Harbor Insurance", "grant viewer dana.reyes@brightline.example"),
    );
  });

  test("a guest in the space closes it for everybody and is named", async () => {
    members.floor = [maya, dana];
    await expect(names(maya)).rejects.toEqual(refusal("guest-in-space", "Dana Reyes is in this space", "grant viewer"));
  });

  test.each(["viewer", "listener", "manager"] as const)(
    "a guest who was made %s, and the space is open again",
    async (role) => {
      members.floor = [maya, dana];
      await give(store, harbor, dana, role);
      expect(await names(dana)).toEqual(["Harbor Insurance"]);
      expect(await names(maya)).toEqual(["Harbor Insurance"]);
    },
  );

  test("bots of Webex are no outsiders, whatever their organisation", async () => {
    const bots = ["helper@webex.bot", "old@sparkbot.io"].map((email) => ({ ...dana, uuid: email, email }));
    members.floor = [maya, ...bots];
    expect(await names(maya)).toEqual(["Harbor Insurance"]);
  });

  test("a person whose address only looks like a bot's is an outsider", async () => {
    members.floor = [maya, { ...dana, email: "dana@webex.bot.example" }];
    await expect(names(maya)).rejects.toEqual(refusal("guest-in-space"));
  });

  test("an organisation id that is no id admits nobody", async () => {
    const spaces = { ...spacesWith(members), members: async () => [{ ...memberOf(maya), personOrgId: harbor.id }] };
    const strange = createAccess({ store, spaces, botPersonId });
    await expect(strange.orgsFor(asks(maya), [])).rejects.toEqual(refusal("guest"));
  });
});

describe("which org", () => {
  const everybody = [maya, camille];
  beforeEach(async () => {
    members.floor = everybody;
    await link(store, "floor", orgRecord(harbor));
    await link(store, "floor", orgRecord(lumen));
    await give(store, lumen, maya, "viewer");
    await give(store, harbor, camille, "viewer");
  });

  test("nothing linked: Connect is offered", async () => {
    members.empty = [maya];
    await expect(names(maya, [], "empty")).rejects.toMatchObject({
      code: "no-org-linked",
      asks: [{ label: "Connect", ask: "connect" }],
    });
  });

  test("several linked and none named: one button each", async () => {
    await expect(names(maya)).rejects.toMatchObject({
      code: "several-orgs",
      asks: [
        { label: "Harbor Insurance", ask: 'use "Harbor Insurance"' },
        { label: "Lumen Voyages", ask: 'use "Lumen Voyages"' },
      ],
    });
  });

  test("the space's default answers when none is named", async () => {
    await store.spaces.put("floor", { spaceId: "floor", defaultOrgId: lumen.id });
    expect(await names(maya)).toEqual(["Lumen Voyages"]);
  });

  test.each([
    [["lumen voyages"], ["Lumen Voyages"]],
    [["HARB"], ["Harbor Insurance"]],
    [
      ["lumen", "harbor", "Lumen Voyages"],
      ["Lumen Voyages", "Harbor Insurance"],
    ],
    [["all"], ["Harbor Insurance", "Lumen Voyages"]],
  ])("%j means %j", async (wanted, expected) => {
    expect(await names(maya, wanted)).toEqual(expected);
  });

  test("an unknown name lists the linked ones", async () => {
    await expect(names(maya, ["Acme"])).rejects.toEqual(
      refusal("unknown-org", "“Acme”", "Harbor Insurance and Lumen Voyages"),
    );
  });

  test("a beginning that fits two is not guessed", async () => {
    await link(store, "floor", orgRecord({ ...lumen, id: "third", name: "Lumen Hotels" }));
    await give(store, { ...lumen, id: "third" }, maya, "viewer");
    await expect(names(maya, ["lumen"])).rejects.toEqual(refusal("ambiguous-org", "Lumen Hotels and Lumen Voyages"));
  });

  test("an org this person may not see is refused even when another one is theirs", async () => {
    await store.roles.remove(`${lumen.id}|${personId(maya)}`);
    expect(await access.linkedOrgs(asks(maya))).toMatchObject([{ name: "Harbor Insurance" }]);
    expect(await names(maya)).toEqual(["Harbor Insurance"]);
    await expect(names(maya, ["lumen"])).rejects.toEqual(refusal("guest", "not Lumen Voyages"));
    await expect(names(maya, ["all"])).rejects.toEqual(refusal("guest", "not Lumen Voyages"));
  });

  test("an expired sign-in refuses a question about that org alone", async () => {
    await store.orgs.put(lumen.id, orgRecord(lumen, { status: "reconnect" }));
    await expect(names(maya, ["lumen"])).rejects.toMatchObject({
      code: "org-needs-sign-in",
      asks: [{ label: "Connect again", ask: "connect" }],
    });
    expect(await names(maya, ["all"])).toHaveLength(2);
    expect(await access.linkedOrgs(asks(maya))).toHaveLength(2);
  });
});

describe("a 1:1 without a link of its own", () => {
  const ask = (person: SandboxPerson, id = "direct") => access.orgsFor(asks(person, id, "direct"), []);
  beforeEach(async () => {
    members.direct = [maya];
    await link(store, "floor", orgRecord(harbor));
  });

  test("answers somebody who is in a space linked to their own org", async () => {
    expect(await ask(maya)).toMatchObject([{ name: "Harbor Insurance" }]);
  });

  test("no longer answers once they have left that space", async () => {
    members.floor = [tom];
    await expect(ask(maya)).rejects.toEqual(refusal("no-org-linked"));
  });

  test("answers a manager wherever they are, but only of their own org", async () => {
    members.floor = [tom];
    await give(store, harbor, maya, "manager");
    expect(await ask(maya)).toMatchObject([{ name: "Harbor Insurance" }]);
    members.direct = [dana];
    await give(store, harbor, dana, "manager");
    await expect(ask(dana)).rejects.toEqual(refusal("no-org-linked"));
  });

  test("a space that Webex no longer lets the bot read proves nothing and breaks nothing", async () => {
    await link(store, "gone", orgRecord(harbor));
    expect(await ask(maya)).toMatchObject([{ name: "Harbor Insurance" }]);
    members.floor = [tom];
    await expect(ask(maya)).rejects.toEqual(refusal("no-org-linked"));
  });

  test("a group space never borrows an org like that", async () => {
    members.other = [maya];
    await expect(names(maya, [], "other")).rejects.toEqual(refusal("no-org-linked"));
  });
});

describe("managers", () => {
  beforeEach(() => link(store, "floor", orgRecord(harbor)));

  test("a manager passes", async () => {
    await give(store, harbor, priya, "manager");
    await expect(access.requireManager(asks(priya), orgRecord(harbor))).resolves.toBeUndefined();
  });

  test("everybody else is told whom to ask", async () => {
    await give(store, harbor, priya, "manager");
    await give(store, harbor, tom, "listener");
    for (const person of [maya, tom])
      await expect(access.requireManager(asks(person), orgRecord(harbor))).rejects.toEqual(
        refusal("not-a-manager", "Only a manager of Harbor Insurance", "Ask Priya Nair, who manages it."),
      );
  });

  test("a manager of another org is not one here", async () => {
    await give(store, lumen, maya, "manager");
    await expect(access.requireManager(asks(maya), orgRecord(harbor))).rejects.toEqual(refusal("not-a-manager"));
  });
});

/** Who and what exists in the sandbox before anybody has typed a word. */
export interface SandboxOrg {
  /** Plain UUID, as Contact Center uses it. */
  readonly id: string;
  readonly name: string;
  /** Absent for an organisation that has Webex but no contact centre. */
  readonly contactCentre?: { readonly region: string; readonly zone: string; readonly size: "large" | "small" };
}

/** Somebody with a Webex account. */
export interface SandboxPerson {
  /** Plain UUID; Webex's base64 id is made from it. */
  readonly uuid: string;
  readonly email: string;
  readonly displayName: string;
  readonly orgId: string;
  /** Full administrator in Control Hub, and contact-centre administrator with it. */
  readonly admin: boolean;
  /** Supervisor in the contact centre. */
  readonly supervisor?: boolean;
  readonly bot?: boolean;
}

/** A space that is there from the start. */
export interface SandboxSpace {
  readonly uuid: string;
  readonly title: string;
  readonly type: "group" | "direct";
  readonly members: readonly string[];
  /** Orgs that are linked to it from the first minute. */
  readonly linked: readonly string[];
}

/** The larger contact centre, in the United States. */
export const harbor: SandboxOrg = {
  id: "4f0c9a52-7d1b-4c3e-9b60-2e5d8a7f1c34",
  name: "Harbor Insurance",
  contactCentre: { region: "us1", zone: "America/New_York", size: "large" },
};
/** The smaller contact centre, in another region and another language. */
export const lumen: SandboxOrg = {
  id: "b81e2c60-3a94-4d57-8f1d-6c0e7a95d2b3",
  name: "Lumen Voyages",
  contactCentre: { region: "eu1", zone: "Europe/Paris", size: "small" },
};
/** An organisation without a contact centre: its people are guests everywhere. */
export const brightline: SandboxOrg = { id: "e2d4706b-51c8-4e0f-a3b9-0f8d61c7254a", name: "Brightline Consulting" };
/** Bots live in an organisation of Webex's own. */
const webex: SandboxOrg = { id: "1eb65fdf-9643-417f-9974-ad72cae0e10f", name: "Webex bots" };

/** Every organisation. */
export const orgs: readonly SandboxOrg[] = [harbor, lumen, brightline, webex];

const person = (uuid: string, email: string, displayName: string, org: SandboxOrg, admin = false): SandboxPerson => ({
  uuid,
  email,
  displayName,
  orgId: org.id,
  admin,
});

/** Floorwalker's own account. */
export const bot: SandboxPerson = {
  ...person("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d", "floorwalker@webex.bot", "Floorwalker", webex),
  bot: true,
};

/** Everybody with an account, the bot included. */
export const people: readonly SandboxPerson[] = [
  bot,
  {
    ...person("5d0c61a7-8f3e-4b29-91d4-c7e25a80f613", "maya.fields@harbor.example", "Maya Fields", harbor),
    supervisor: true,
  },
  person("7a94e3b2-1c6d-4f58-a0e7-38b5d9f2c410", "tom.okafor@harbor.example", "Tom Okafor", harbor),
  person("c3f7185e-62d9-4a0b-b84c-1e9a7d630f25", "priya.nair@harbor.example", "Priya Nair", harbor, true),
  person("92b60d4f-e7a1-4c38-8d5b-f04a6c1e9372", "camille.laurent@lumen.example", "Camille Laurent", lumen, true),
  person("1f8e5c93-4b70-42d6-9a1f-6d3c0b87e254", "hugo.petit@lumen.example", "Hugo Petit", lumen),
  person("d6a2f840-9c15-4e7b-b3d8-52e7c41a06f9", "dana.reyes@brightline.example", "Dana Reyes", brightline),
];

const [, maya, tom, priya, camille, hugo, dana] = people.map((p) => p.email);
const members = (...emails: (string | undefined)[]) => [...emails.filter((e) => e !== undefined), bot.email];

/** Every space at the start. */
export const spaces: readonly SandboxSpace[] = [
  {
    uuid: "a4c8e170-2f5b-11ef-9d3a-7b6c5d4e3f21",
    title: "Harbor floor",
    type: "group",
    members: members(maya, tom, priya),
    linked: [harbor.id],
  },
  {
    uuid: "b5d9f281-306c-11ef-8e4b-8c7d6e5f4a32",
    title: "Lumen team leads",
    type: "group",
    members: members(camille, hugo),
    linked: [],
  },
  {
    uuid: "c6ea0392-417d-11ef-9f5c-9d8e7f6a5b43",
    title: "Harbor with Brightline",
    type: "group",
    members: members(maya, priya, dana),
    linked: [harbor.id],
  },
  {
    uuid: "d7fb14a3-528e-11ef-8a6d-ae9f8a7b6c54",
    title: "Maya Fields",
    type: "direct",
    members: members(maya),
    linked: [harbor.id],
  },
];

/** What the service is configured with when it runs against the sandbox. */
export const credentials = {
  botToken: "c2FuZGJveC1ib3QtdG9rZW4_SBX1_1eb65fdf-9643-417f-9974-ad72cae0e10f",
  webhookSecret: "sandbox-webhook-secret-0123456789",
  clientId: "C5a6d0c9f1b7e4a83d2c6f5e9b8a7d4c3f2e1a0b9c8d7e6f5a4b3c2d1e0f9a8b7",
  clientSecret: "sandbox-client-secret",
} as const;

/** Webex's public form of an id: unpadded base64 of its URI. */
export const webexId = (kind: "PEOPLE" | "ROOM" | "ORGANIZATION" | "ROLE", uuid: string): string =>
  Buffer.from(`ciscospark://us/${kind}/${uuid}`).toString("base64url");

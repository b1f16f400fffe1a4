import { makeId } from "../webex/ids.js";
import type { MessageRecord } from "../webex/records.js";
import type { CloudState } from "../webex/state.js";
import type { SandboxOrg, SandboxPerson } from "../world.js";

/** A message as the driving API shows it; `created` is ISO, `cards` are Adaptive Card documents. */
export interface StateMessage {
  readonly id: string;
  readonly personEmail: string;
  readonly text: string;
  readonly markdown: string | null;
  readonly html: string | null;
  readonly cards: readonly object[];
  /** Addresses below `/v1/contents`; the chat page reads the same ids below `/sandbox/files`. */
  readonly files: readonly string[];
  readonly created: string;
  readonly parentId: string | null;
  readonly edited: boolean;
}

interface StateSpace {
  readonly id: string;
  readonly title: string;
  readonly type: "group" | "direct";
  /** E-mail addresses. */
  readonly members: readonly string[];
  readonly messages: readonly StateMessage[];
}

/** What `GET /sandbox/state` answers. */
export interface SandboxState {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly bot: { readonly id: string; readonly email: string; readonly displayName: string };
  readonly people: readonly {
    readonly id: string;
    readonly email: string;
    readonly displayName: string;
    /** Plain UUID. */
    readonly orgId: string;
    readonly orgName: string;
  }[];
  readonly spaces: readonly StateSpace[];
  /** Contact-centre tenants; organisations that only have Webex are not among them. */
  readonly orgs: readonly { readonly id: string; readonly name: string; readonly region: string }[];
}

/** One message; `baseUrl` is the cloud's own address. */
export function showStateMessage(state: CloudState, message: MessageRecord, baseUrl: string): StateMessage {
  return {
    id: makeId("MESSAGE", message.uuid),
    personEmail: state.directory.byUuid(message.personUuid)?.email ?? "",
    text: message.text,
    markdown: message.markdown ?? null,
    html: message.html ?? null,
    cards: message.cards,
    files: message.files.map((file) => `${baseUrl}/v1/contents/${makeId("CONTENT", file.uuid)}`),
    created: new Date(message.created).toISOString(),
    parentId: message.parentUuid === undefined ? null : makeId("MESSAGE", message.parentUuid),
    edited: message.edits > 0,
  };
}

/** Everything there is to see, for the chat page and for tests. */
export function showState(
  state: CloudState,
  orgs: readonly SandboxOrg[],
  bot: SandboxPerson,
  baseUrl: string,
): SandboxState {
  return {
    now: state.clock.now(),
    bot: { id: makeId("PEOPLE", bot.uuid), email: bot.email, displayName: bot.displayName },
    people: state.directory.all
      .filter((person) => !person.bot)
      .map(({ uuid, email, displayName, orgId }) => ({
        id: makeId("PEOPLE", uuid),
        email,
        displayName,
        orgId,
        orgName: state.directory.org(orgId)?.name ?? "",
      })),
    spaces: [...state.spaces.all()].map((space) => ({
      id: makeId("ROOM", space.uuid),
      title: space.title,
      type: space.type,
      members: [...space.members.keys()].flatMap((uuid) => state.directory.byUuid(uuid)?.email ?? []),
      messages: state.messages.inSpace(space.uuid).map((message) => showStateMessage(state, message, baseUrl)),
    })),
    orgs: orgs.flatMap(({ id, name, contactCentre }) =>
      contactCentre ? [{ id, name, region: contactCentre.region }] : [],
    ),
  };
}

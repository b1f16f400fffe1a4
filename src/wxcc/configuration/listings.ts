import { z } from "zod";
import type { WxccHttp } from "../http.js";
import { type ConfigurationList, listConfiguration } from "../list-configuration.js";
import type { OrgRef } from "../statistics/source.js";

/** How many contacts of each channel an agent takes at once. */
export interface ProfileEntry {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  /** `BLENDED`, `BLENDED_REALTIME` or `EXCLUSIVE`; unknown words as they come. */
  readonly blending: string | undefined;
  readonly slots: Readonly<Record<"voice" | "chat" | "email" | "social", number | undefined>>;
}

/** A team as it is configured. */
export interface TeamEntry {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly siteName: string | undefined;
  /** `AGENT` or `CAPACITY`. */
  readonly type: string | undefined;
  readonly status: string | undefined;
}

/** A user as they are configured. */
export interface UserEntry {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly email: string | undefined;
  readonly siteName: string | undefined;
  /** False: no agent and no supervisor. */
  readonly inContactCenter: boolean;
}

/** A queue as it is configured. */
export interface QueueEntry {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly channel: string | undefined;
  readonly direction: string | undefined;
  readonly thresholdSeconds: number | undefined;
  readonly routing: string | undefined;
}

/** What is configured, read anew for each question: whoever changes it wants to see it. */
export interface Listings {
  profiles(org: OrgRef, signal?: AbortSignal): Promise<readonly ProfileEntry[]>;
  teams(org: OrgRef, signal?: AbortSignal): Promise<readonly TeamEntry[]>;
  users(org: OrgRef, signal?: AbortSignal): Promise<readonly UserEntry[]>;
  queues(org: OrgRef, signal?: AbortSignal): Promise<readonly QueueEntry[]>;
}

const text = z.string().nullish();
const count = z.number().nullish();
const common = { id: z.string().min(1), active: z.boolean().nullish() };
const listOf = <Shape extends z.ZodRawShape>(path: string, things: string, shape: Shape) => ({
  path,
  things,
  endpoint: `${things.replaceAll(" ", "-")}-listing`,
  attributes: ["id", "active", ...Object.keys(shape)],
  item: z.object({ ...common, ...shape }),
  mostPages: 500,
});

const profileList = listOf("multimedia-profile", "multimedia profiles", {
  name: z.string(),
  blendingMode: text,
  telephony: count,
  chat: count,
  email: count,
  social: count,
});
const teamList = listOf("team", "teams", { name: z.string(), siteName: text, teamType: text, teamStatus: text });
const userList = listOf("user", "users", {
  firstName: text,
  lastName: text,
  email: text,
  siteName: text,
  contactCenterEnabled: z.boolean().nullish(),
});
const queueList = listOf("contact-service-queue", "queues", {
  name: z.string(),
  queueType: text,
  channelType: text,
  serviceLevelThreshold: count,
  routingType: text,
});

const orNone = <T>(value: T | null | undefined): T | undefined => (value === "" ? undefined : (value ?? undefined));
/** Where it is not said that something is switched off, it is not. */
const shared = ({ id, active }: { readonly id: string; readonly active?: boolean | null | undefined }) => ({
  id,
  active: active ?? true,
});

/** Reads the v2 lists of the configuration API. */
export function createListings({ http }: { readonly http: WxccHttp }): Listings {
  const read = <Item extends { readonly id: string }>(
    org: OrgRef,
    list: ConfigurationList<Item>,
    signal: AbortSignal | undefined,
  ) => listConfiguration(http, org, list, "person", signal);
  return {
    profiles: async (org, signal) =>
      (await read(org, profileList, signal)).map((profile) => ({
        ...shared(profile),
        name: profile.name,
        blending: orNone(profile.blendingMode),
        slots: {
          voice: orNone(profile.telephony),
          chat: orNone(profile.chat),
          email: orNone(profile.email),
          social: orNone(profile.social),
        },
      })),
    teams: async (org, signal) =>
      (await read(org, teamList, signal)).map((team) => ({
        ...shared(team),
        name: team.name,
        siteName: orNone(team.siteName),
        type: orNone(team.teamType),
        status: orNone(team.teamStatus),
      })),
    users: async (org, signal) =>
      (await read(org, userList, signal)).map((user) => ({
        ...shared(user),
        name: [user.firstName, user.lastName].filter(Boolean).join(" ") || user.email || user.id,
        email: orNone(user.email),
        siteName: orNone(user.siteName),
        inContactCenter: user.contactCenterEnabled ?? true,
      })),
    queues: async (org, signal) =>
      (await read(org, queueList, signal)).map((queue) => ({
        ...shared(queue),
        name: queue.name,
        channel: orNone(queue.channelType),
        direction: orNone(queue.queueType),
        thresholdSeconds: orNone(queue.serviceLevelThreshold),
        routing: orNone(queue.routingType),
      })),
  };
}

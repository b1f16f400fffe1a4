import { z } from "zod";
import type { WebexApi } from "./api.js";
import { translate } from "./outbox.js";
import { membershipSchema } from "./schemas.js";
import type { Member, Spaces } from "./types.js";

const roomSchema = z.object({ id: z.string(), type: z.enum(["group", "direct"]), title: z.string().optional() });

const asRefused = (error: unknown) => {
  throw translate(error);
};

/**
 * Who is in a space, read from Webex each time because rights hang on it; only calls that overlap share one answer.
 * The type of a space never changes and is remembered.
 */
export function createSpaces(api: WebexApi): Spaces {
  const underWay = new Map<string, Promise<readonly Member[]>>();
  const types = new Map<string, "group" | "direct">();

  async function read(spaceId: string): Promise<readonly Member[]> {
    const query = new URLSearchParams({ roomId: spaceId, max: "1000" });
    const memberships = await api.list(`/memberships?${query}`, membershipSchema).catch(asRefused);
    return memberships.map(({ personId, personEmail, personDisplayName, personOrgId }) => ({
      personId,
      personEmail,
      personDisplayName: personDisplayName || personEmail,
      personOrgId,
    }));
  }

  const room = (spaceId: string) =>
    api.request({ method: "GET", path: `/rooms/${spaceId}`, schema: roomSchema }).catch(asRefused);

  return {
    members: (spaceId) => {
      const shared = underWay.get(spaceId);
      if (shared) return shared;
      const reading = read(spaceId).finally(() => underWay.delete(spaceId));
      underWay.set(spaceId, reading);
      return reading;
    },
    type: async (spaceId) => {
      const known = types.get(spaceId);
      if (known) return known;
      const { type } = await room(spaceId);
      types.set(spaceId, type);
      return type;
    },
    title: async (spaceId) => (await room(spaceId)).title,
  };
}

import { Problem } from "../errors.js";
import { type WebexApi, WebexRefusal } from "./api.js";
import { personSchema } from "./schemas.js";

/** People of Webex, whether or not they are in a space of the bot. */
export interface People {
  /** Undefined when Webex does not tell: a name is never worth an answer. */
  nameOf(personId: string): Promise<string | undefined>;
}

/** Reads `GET /people/{id}`, which a bot may ask of anybody whose id it knows (OpenAPI). */
export const createPeople = (api: WebexApi): People => ({
  nameOf: (personId) =>
    api
      .request({ method: "GET", path: `/people/${encodeURIComponent(personId)}`, schema: personSchema, tries: 1 })
      .then(({ displayName }) => displayName)
      .catch((error: unknown) => {
        if (error instanceof WebexRefusal || error instanceof Problem) return undefined;
        throw error;
      }),
});

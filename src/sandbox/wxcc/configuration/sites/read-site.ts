import { z } from "zod";
import type { ContactCentre } from "../../../model/centre.js";
import { readQuery } from "../../read-query.js";
import { Refusal } from "../../refusal.js";
import type { SiteFields } from "./site-book.js";

const required = (name: string) => `${name}: must not be null`;
const NAME_SIZE = "name: size must be between 1 and 80";
const DESCRIPTION_SIZE = "description: size must be between 0 and 255";

// OpenAPI, SiteDTO. Fields that only the cloud writes may come back and are passed over.
const bodySchema = z.object(
  {
    id: z.string({ error: "id: must be a text" }).optional(),
    name: z
      .string({ error: required("name") })
      .min(1, { error: NAME_SIZE })
      .max(80, { error: NAME_SIZE })
      .regex(/^[a-zA-Z\d\-_\s]+$/, { error: "name: must only have letters, digits, spaces, hyphens and underscores" }),
    active: z.boolean({ error: required("active") }),
    multimediaProfileId: z.string({ error: required("multimediaProfileId") }),
    description: z
      .string({ error: "description: must be a text" })
      .max(255, { error: DESCRIPTION_SIZE })
      .nullish()
      .transform((text) => text ?? ""),
  },
  { error: "body: must not be null" },
);

/** The body of a site that is to be written, with the id it names itself by. Throws a 400 for the first rule it breaks. */
export function readSite(
  centre: ContactCentre,
  body: unknown,
): { readonly id: string | undefined; readonly fields: SiteFields } {
  const { id, ...fields } = readQuery(bodySchema, body);
  if (!centre.multimediaProfiles.some((profile) => profile.id === fields.multimediaProfileId.toLowerCase()))
    throw new Refusal(400, "multimediaProfileId: not found for given orgId.");
  return { id, fields: { ...fields, multimediaProfileId: fields.multimediaProfileId.toLowerCase() } };
}

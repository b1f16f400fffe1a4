import { z } from "zod";
import type { LegacyKey } from "../../wxcc/legacy/sign-request.js";

/** What was typed into the form, as it came. */
export interface TypedKey {
  readonly apiKey: string;
  readonly userId: string;
  readonly tenantId: string;
}

/** The key, or what is wrong with each field. */
export type ReadKey =
  | { readonly key: LegacyKey }
  | { readonly wrong: Readonly<Partial<Record<keyof TypedKey, string>>> };

/** Both travel in headers, which take neither blanks at their ends nor anything beyond ASCII. */
const headerText = (most: number, says: string) =>
  z
    .string()
    .trim()
    .min(1, says)
    .max(most, says)
    .regex(/^[\x21-\x7e]+$/, says);

const keySchema = z.object({
  apiKey: headerText(200, "Copy the API key from the portal: letters, digits and signs, without blanks."),
  userId: headerText(200, "Write the user that the key belongs to, as a rule an e-mail address, without blanks."),
  tenantId: z
    .string()
    .trim()
    .transform((text) => /(?:^|[?&;#\s])(?:tId|tenantId)=(\d+)/i.exec(text)?.[1] ?? text)
    .pipe(
      z
        .string()
        .regex(/^\d{1,9}$/, "The tenant id is a number; it stands after tId= in the address of any Analyzer report."),
    ),
});

/** Reads the form; a whole Analyzer address is taken for the tenant id that stands in it. */
export function readTypedKey(typed: TypedKey): ReadKey {
  const read = keySchema.safeParse(typed);
  if (read.success) return { key: read.data };
  const messages = new Map(read.error.issues.map(({ path, message }) => [String(path[0]), message]));
  const said = (field: keyof TypedKey) => {
    const message = messages.get(field);
    return message === undefined ? {} : { [field]: message };
  };
  return { wrong: { ...said("apiKey"), ...said("userId"), ...said("tenantId") } };
}

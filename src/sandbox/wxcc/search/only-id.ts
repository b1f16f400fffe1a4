import { z } from "zod";

const idFilter = z.object({ id: z.object({ equals: z.string() }) });
const asked = z.object({
  filter: z.union([
    idFilter.transform(({ id }) => id.equals),
    z.object({ and: z.array(z.unknown()) }).transform(({ and }) => and.flatMap((part) => idIn(part) ?? [])[0]),
  ]),
});

function idIn(filter: unknown): string | undefined {
  const read = idFilter.safeParse(filter);
  return read.success ? read.data.id.equals : undefined;
}

/** The id that every record of the answer must have, where the filter says so; undefined otherwise. */
export function onlyId(rawArguments: unknown): string | undefined {
  const read = asked.safeParse(rawArguments);
  return read.success ? read.data.filter : undefined;
}

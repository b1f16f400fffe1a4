import type { Services } from "./command.js";

/**
 * What people are called, by person id: as this space knows them, else as Webex does, else "somebody whom Webex does not name".
 * Only those who are not in the space cost a request each.
 */
export async function nameAnybody(
  { spaces, people }: Pick<Services, "spaces" | "people">,
  spaceId: string,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly here: boolean }>> {
  const here = new Map((await spaces.members(spaceId)).map((each) => [each.personId, each.personDisplayName]));
  const named = [...new Set(personIds)].map(async (id) => {
    const name = here.get(id) ?? (await people.nameOf(id)) ?? "somebody whom Webex does not name";
    return [id, { name, here: here.has(id) }] as const;
  });
  return new Map(await Promise.all(named));
}

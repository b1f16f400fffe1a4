import type { Cloud } from "./cloud.js";

/** A record of any root, as far as tests look into it. */
export interface SearchRecord {
  readonly [field: string]: unknown;
  readonly aggregation?: readonly { readonly name: string; readonly value: number | null }[];
}

interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** The list of whichever root a query asked, with its page; fails the test when the query was refused. */
export async function askSearch<R extends SearchRecord = SearchRecord>(
  cloud: Cloud,
  query: string,
  variables?: unknown,
  options?: { token?: string; path?: string },
): Promise<{ readonly records: readonly R[]; readonly pageInfo: PageInfo }> {
  const reply = await cloud.search(query, variables, options);
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  const body: { data: Record<string, { pageInfo: PageInfo; [list: string]: unknown }> } = JSON.parse(reply.text);
  const [root] = Object.values(body.data);
  if (!root) throw new Error("no root");
  const lists: Record<string, R[]> = JSON.parse(JSON.stringify(root));
  const records = lists.tasks ?? lists.taskLegs ?? lists.agentSessions;
  if (!records) throw new Error("no list");
  return { records, pageInfo: root.pageInfo };
}

/** A group's figures by name. */
export const figuresOf = (record: SearchRecord | undefined): Record<string, number | null> =>
  Object.fromEntries((record?.aggregation ?? []).map(({ name, value }) => [name, value]));

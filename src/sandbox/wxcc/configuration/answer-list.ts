import { z } from "zod";
import type { ContactCentre } from "../../model/centre.js";
import { readQuery } from "../read-query.js";
import { Refusal } from "../refusal.js";
import { compileFilter } from "./compile-filter.js";
import { compileSearch } from "./compile-search.js";
import type { ConfigList, ConfigRecord } from "./config-list.js";
import { cutPage } from "./cut-page.js";

const once = (name: string) => z.string({ error: `${name}: must be given once` }).optional();
const querySchema = z.object({
  filter: once("filter"),
  search: once("search"),
  attributes: once("attributes"),
  singleObjectResponse: z.enum(["true", "false"], { error: "singleObjectResponse: must be true or false" }).optional(),
});

/** One page of a v2 list, narrowed and trimmed as the query asks. Attributes that no record has are passed over. */
export function answerList(centre: ContactCentre, list: ConfigList, query: unknown) {
  const { filter, search, attributes, singleObjectResponse } = readQuery(querySchema, query);
  const records = list.records(centre);
  const fields = new Set(records.flatMap((record) => Object.keys(record)));
  const tests = [
    ...(filter ? [compileFilter(filter, list, fields)] : []),
    ...(search ? [compileSearch(search, list)] : []),
  ];
  const found = records.filter((record) => tests.every((matches) => matches(record)));
  const whole = singleObjectResponse === "true";
  if (whole && found.length > 1) throw new Refusal(400, "singleObjectResponse: there is more than one object");
  const wanted = attributes ? new Set(attributes.split(",").map((name) => name.trim())) : fields;
  const path = `/organization/${centre.orgId}/v2/${list.path}`;
  const page = cutPage({ orgId: centre.orgId, path, items: found }, query, {
    ...(filter ? { filter } : {}),
    ...(search ? { search } : {}),
    ...(attributes ? { attributes } : {}),
  });
  return { ...page, data: page.data.map((record) => trim(record, wanted, whole)) };
}

/** Fields that are lists only come with a single object (OpenAPI). */
const trim = (record: ConfigRecord, wanted: ReadonlySet<string>, whole: boolean) =>
  Object.fromEntries(
    Object.entries(record).filter(([name, value]) => wanted.has(name) && (whole || !Array.isArray(value))),
  );

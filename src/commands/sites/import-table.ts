import type { AnswerTable } from "../../files/table.js";
import { profileName } from "../../sites/find-site.js";
import type { OrgRecord } from "../../store/records.js";
import type { ImportRow, RowOutcome } from "../../store/site-records.js";
import type { ProfileEntry } from "../../wxcc/configuration/listings.js";
import type { Site } from "../../wxcc/configuration/site.js";

/** What became of a row, in a word or two; undefined when nothing has yet. */
export const outcomeWords: Readonly<Record<RowOutcome["kind"], string>> = {
  created: "created",
  unchanged: "unchanged",
  different: "there, but different",
  wrong: "wrong",
  refused: "refused",
  "not-sent": "not sent",
};

/** Every row of an import with what became of it, or what will. */
export const importTable = (
  name: "site-import-plan" | "site-import-result",
  org: OrgRecord,
  fileName: string,
  rows: readonly ImportRow[],
): AnswerTable => ({
  name,
  title: name === "site-import-plan" ? "Plan" : "Result",
  zone: "UTC",
  columns: [
    { title: "line", kind: "count" },
    { title: "name", kind: "text" },
    { title: "result", kind: "text" },
    { title: "reason", kind: "text" },
  ],
  rows: rows.map(({ line, name: site, outcome }) => [
    line,
    site,
    outcome ? outcomeWords[outcome.kind] : "to create",
    outcome?.reason ?? null,
  ]),
  about: [
    ["Contact centre", org.name],
    ["File", fileName],
  ],
});

/** All sites in the form that an import reads. */
export const exportTable = (sites: readonly Site[], profiles: readonly ProfileEntry[]): AnswerTable => ({
  name: "sites",
  title: "Sites",
  zone: "UTC",
  columns: ["name", "active", "multimediaProfileId", "multimediaProfile", "description"].map((title) => ({
    title,
    kind: "text",
  })),
  rows: sites.map(({ name, active, profileId, description }) => [
    name,
    String(active),
    profileId,
    profileName(profiles, profileId),
    description === "" ? null : description,
  ]),
  about: [],
});

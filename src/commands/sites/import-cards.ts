import type { Block, Card, Figure } from "../../cards/card.js";
import type { OrgRecord } from "../../store/records.js";
import type { ImportRow, RowOutcome } from "../../store/site-records.js";
import { outcomeWords } from "./import-table.js";
import { askAbout } from "./one-org.js";

const SHOWN = 10;
const NBSP = "\u00a0";

const count = (rows: readonly ImportRow[], ...kinds: (RowOutcome["kind"] | undefined)[]) =>
  rows.filter(({ outcome }) => kinds.includes(outcome?.kind)).length;

const figure = (label: string, value: number, tone: Figure["tone"]): Figure => ({
  label,
  value: String(value),
  tone: value === 0 ? "quiet" : tone,
  notes: [],
});

/** The first rows that need a look, and how many more there are. */
function rowsBlock(title: string, rows: readonly ImportRow[]): readonly Block[] {
  if (rows.length === 0) return [];
  const more = rows.length - SHOWN;
  return [
    {
      kind: "table",
      title,
      columns: [
        { title: "Line", align: "right", weight: 1 },
        { title: "Name", align: "left", weight: 3 },
        { title: "Why", align: "left", weight: 5 },
      ],
      rows: rows
        .slice(0, SHOWN)
        .map(({ line, name, outcome }) => [
          { text: String(line) },
          { text: name || "—" },
          { text: outcome?.reason ?? (outcome ? outcomeWords[outcome.kind] : NBSP) },
        ]),
      ...(more > 0 ? { note: `and ${more} more in the attached file` } : {}),
    },
  ];
}

const of = (rows: readonly ImportRow[], ...kinds: (RowOutcome["kind"] | undefined)[]) =>
  rows.filter(({ outcome }) => kinds.includes(outcome?.kind));

const sitesIn = (number: number) => (number === 1 ? "1 site" : `${number} sites`);

/** What an import would do, before anything is done. */
export function planCard(
  org: OrgRecord,
  plan: { readonly id: string | undefined; readonly fileName: string; readonly rows: readonly ImportRow[] },
  ignored: readonly string[],
): Card {
  const { id, rows, fileName } = plan;
  const toCreate = of(rows, undefined);
  const names = toCreate.slice(0, SHOWN).map(({ name }) => name);
  const more = toCreate.length - names.length;
  return {
    title: toCreate.length > 0 ? `Create ${sitesIn(toCreate.length)}?` : "Nothing to create",
    summary: `${toCreate.length} to create, ${count(rows, "unchanged")} unchanged, ${count(rows, "different")} different, ${count(rows, "wrong")} wrong`,
    subtitle: [org.name, `${fileName}, ${rows.length} rows`],
    blocks: [
      {
        kind: "figures",
        figures: [
          figure("To create", toCreate.length, "good"),
          figure("Unchanged", count(rows, "unchanged"), "plain"),
          figure("Different", count(rows, "different"), "warning"),
          figure("Wrong", count(rows, "wrong"), "bad"),
        ],
      },
      ...(names.length > 0
        ? [{ kind: "text", text: `To create: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}` } as const]
        : []),
      ...rowsBlock("Wrong, and left out", of(rows, "wrong")),
      ...rowsBlock("There already, but different; left as they are", of(rows, "different")),
      ...(ignored.length > 0
        ? [{ kind: "text", tone: "quiet", text: `Columns passed over: ${ignored.join(", ")}` } as const]
        : []),
    ],
    actions:
      id === undefined
        ? [{ kind: "ask", label: "Sites", ask: askAbout(org, "sites") }]
        : [
            {
              kind: "ask",
              label: `Create ${sitesIn(toCreate.length)}`,
              ask: askAbout(org, "site import confirm", id),
              primary: true,
            },
            { kind: "ask", label: "Cancel", ask: askAbout(org, "site import cancel", id) },
          ],
    footer: [
      id === undefined
        ? "Nothing was changed."
        : `Nothing is changed yet. For ten minutes, you or another manager of ${org.name} can confirm it here.`,
    ],
  };
}

/** What an import has done, row by row in the attached file. */
export function resultCard(
  org: OrgRecord,
  {
    fileName,
    rows,
    stopped,
  }: { readonly fileName: string; readonly rows: readonly ImportRow[]; readonly stopped: string | undefined },
): Card {
  const created = count(rows, "created");
  const failed = of(rows, "refused", "not-sent");
  const tried = created + failed.length;
  return {
    title: failed.length === 0 ? `${sitesIn(created)} created` : `${created} of ${sitesIn(tried)} created`,
    summary: failed.length === 0 ? "every one was answered with success" : `${failed.length} not created`,
    subtitle: [org.name, `${fileName}, ${rows.length} rows`],
    blocks: [
      {
        kind: "figures",
        figures: [
          figure("Created", created, "good"),
          figure("Not created", failed.length, "bad"),
          figure("Unchanged", count(rows, "unchanged"), "plain"),
          figure("Left out", count(rows, "different", "wrong"), "warning"),
        ],
      },
      ...(stopped === undefined
        ? []
        : [{ kind: "text", tone: "bad", text: `The import was stopped before its end: ${stopped}` } as const]),
      ...rowsBlock("Not created", failed),
    ],
    actions: [{ kind: "ask", label: "Sites", ask: askAbout(org, "sites") }],
    footer: ["Importing the same file again creates only what is not there."],
  };
}

import type { Card, CardAction, Cell, Column } from "../../cards/card.js";
import { askText } from "../../conversation/format-ask.js";
import type { AnswerTable, TableValue } from "../../files/table.js";
import type { OrgRecord } from "../../store/records.js";
import type { Answer, Ask } from "../command.js";
import { type ListWords, readListWords, writeListWords } from "./read-list-words.js";

/** One column of a list: how it is shown and what a file has of it. */
export interface ListColumn<Item> {
  readonly title: string;
  readonly weight: number;
  readonly detail?: true;
  readonly text: (item: Item) => string;
  /** Pressing the cell asks this. */
  readonly ask?: (item: Item) => string;
}

/** A kind of configured thing, listed. */
export interface Listing<Item> {
  /** The command's words: `sites`. */
  readonly words: string;
  /** "Sites", and what one and many are called. */
  readonly title: string;
  readonly one: string;
  readonly many: string;
  readonly columns: readonly ListColumn<Item>[];
  readonly actions?: readonly CardAction[];
}

interface Listed {
  readonly name: string;
  readonly active: boolean;
}

const PER_PAGE = 20;

/** A page of what fits the question's words, and all of it as a table. A page beyond the last is the last. */
export function listAnswer<Item extends Listed>(
  { sentence, zone }: Pick<Ask, "sentence" | "zone">,
  org: OrgRecord,
  listing: Listing<Item>,
  items: readonly Item[],
): Answer {
  const words = readListWords(sentence.args);
  const wanted = words.search.toLowerCase();
  const found = items
    .filter(({ active }) => words.active === undefined || active === words.active)
    .filter((item) => listing.columns.some(({ text }) => text(item).toLowerCase().includes(wanted)))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(words.page, pages);
  const start = (page - 1) * PER_PAGE;
  const shown = found.slice(start, start + PER_PAGE);
  const at = (label: string, number: number): CardAction => ({
    kind: "ask",
    label,
    ask: askText(listing.words, {
      args: writeListWords(words, number),
      filters: { ...sentence.filters, org: [org.name] },
    }),
  });
  const inactive = found.filter(({ active }) => !active).length;
  const count = `${found.length} ${found.length === 1 ? listing.one : listing.many}${inactive > 0 ? `, ${inactive} inactive` : ""}`;
  const place = pages > 1 ? ` · page ${page} of ${pages}` : "";
  const card: Card = {
    title: listing.title,
    summary: count,
    subtitle: [org.name, `${count}${narrowed(words)}${place}`],
    blocks:
      shown.length === 0
        ? [{ kind: "text", text: `No ${listing.one}${narrowed(words)}.`, strong: true }]
        : [{ kind: "table", columns: listing.columns.map(asColumn), rows: shown.map((item) => row(listing, item)) }],
    actions: [
      ...(page < pages ? [at("Next page", page + 1)] : []),
      ...(page > 1 ? [at("Previous page", page - 1)] : []),
      ...(listing.actions ?? []),
    ],
    footer: ["Read from Webex Contact Center's configuration a moment ago."],
  };
  return { card, table: listTable(listing, org, zone, found) };
}

const narrowed = ({ search, active }: ListWords) =>
  `${search === "" ? "" : ` with “${search}”`}${active === undefined ? "" : active ? ", active only" : ", inactive only"}`;

const asColumn = <Item>({ title, weight, detail }: ListColumn<Item>): Column => ({
  title,
  align: "left",
  weight,
  ...(detail ? { detail } : {}),
});

const row = <Item extends Listed>({ columns }: Listing<Item>, item: Item): readonly Cell[] =>
  columns.map(({ text, ask }) => ({
    text: text(item),
    ...(item.active ? {} : { tone: "quiet" as const }),
    ...(ask ? { ask: ask(item) } : {}),
  }));

const listTable = <Item>(
  { title, many, columns }: Listing<Item>,
  org: OrgRecord,
  zone: string,
  items: readonly Item[],
): AnswerTable => ({
  name: many.replaceAll(" ", "-"),
  title,
  zone,
  columns: columns.map((column) => ({ title: column.title, kind: "text" })),
  rows: items.map((item) => columns.map(({ text }): TableValue => (text(item) === "—" ? null : text(item)))),
  about: [
    ["What", title],
    ["Contact centre", org.name],
  ],
});

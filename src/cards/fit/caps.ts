import type { Block, Card, CardAction } from "../card.js";

/** One way to make a card smaller: nothing it leaves out goes unmentioned. */
export interface Cap {
  /** How many there are at most in any one place; a cap of this size changes nothing. */
  size(card: Card): number;
  /** Goes no lower than this before the next way is tried. */
  readonly least: number;
  apply(card: Card, most: number): Card;
}

/** Choices of drop-downs: what is not offered can still be typed. */
export const capChoices: Cap = {
  least: 10,
  size: (card) => largest(allActions(card), (action) => (action.kind === "choose" ? action.choices.length : 0)),
  apply: (card, most) => {
    const cap = (action: CardAction): CardAction =>
      action.kind === "choose" && action.choices.length > most
        ? {
            ...action,
            prompt: `${action.prompt} (${most} of ${action.choices.length}; any other by typing ${action.filter}:"…")`,
            choices: action.choices.slice(0, most),
          }
        : action;
    const blocks = card.blocks.map((block) =>
      block.kind === "actions" ? { ...block, actions: block.actions.map(cap) } : block,
    );
    return { ...card, blocks, actions: card.actions.map(cap) };
  },
};

/** Rows of tables, from the end; the row that stands for the rest stays. */
export const capRows: Cap = {
  least: 0,
  size: (card) => largest(card.blocks, (block) => (block.kind === "table" ? block.rows.length : 0)),
  apply: (card, most) =>
    mapBlocks(card, (block) =>
      block.kind === "table" && block.rows.length > most
        ? {
            ...block,
            rows: [...block.rows.slice(0, most), [{ text: `and ${block.rows.length - most} more`, tone: "quiet" }]],
          }
        : block,
    ),
};

/** Items of lists, from the end. */
export const capItems: Cap = {
  least: 0,
  size: (card) => largest(card.blocks, (block) => (block.kind === "list" ? block.items.length : 0)),
  apply: (card, most) =>
    mapBlocks(card, (block) =>
      block.kind === "list" && block.items.length > most
        ? { ...block, items: [...block.items.slice(0, most), `and ${block.items.length - most} more`] }
        : block,
    ),
};

/** The last resort: whole blocks from the end. */
export const capBlocks: Cap = {
  least: 0,
  size: (card) => card.blocks.length,
  apply: (card, most) =>
    card.blocks.length > most
      ? {
          ...card,
          blocks: [
            ...card.blocks.slice(0, most),
            { kind: "text", text: "The rest does not fit in one message.", tone: "quiet" },
          ],
        }
      : card,
};

const allActions = (card: Card) => [
  ...card.actions,
  ...card.blocks.flatMap((block) => (block.kind === "actions" ? block.actions : [])),
];

const largest = <T>(things: readonly T[], size: (thing: T) => number) => Math.max(0, ...things.map(size));

const mapBlocks = (card: Card, change: (block: Block) => Block): Card => ({ ...card, blocks: card.blocks.map(change) });

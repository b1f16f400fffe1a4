import type { Field, FieldKind } from "./field.js";

/** Fields by the steps of their paths. */
export interface Tree {
  readonly leaf: Pick<Field<never>, "kind"> | undefined;
  readonly children: Map<string, Tree>;
}

/** What a type or a filter looks like beyond the paths of its fields; places are paths. */
export interface Look {
  /** Places of which a record has several. */
  readonly lists?: readonly string[];
  /** A place that is paged through by itself. */
  readonly connection?: string;
  /** What else stands in the outermost type. */
  readonly more?: string;
  /** Fields that can be sorted by. */
  readonly sortable?: (path: string, kind: FieldKind) => boolean;
  /** Fields that cannot be filtered by. */
  readonly unfilterable?: readonly string[];
}

/** Arranges fields by the steps of their paths. */
export function treeOf(fields: readonly Pick<Field<never>, "path" | "kind">[]): Tree {
  const root: Tree = { leaf: undefined, children: new Map() };
  for (const field of fields) {
    const steps = field.path.split(".");
    let node = root;
    for (const [n, step] of steps.entries()) {
      const leaf = n === steps.length - 1 ? field : undefined;
      const next = node.children.get(step) ?? { leaf, children: new Map() };
      node.children.set(step, next);
      node = next;
    }
  }
  return root;
}

const capitalised = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
/** In answers these are texts. */
const WORDS: readonly FieldKind[] = ["ChannelType", "AgentState", "Word"];

/** The type of an answer, and those of its nested objects. */
export function writeType(name: string, tree: Tree, look: Look, at = ""): string {
  const nested: string[] = [];
  const lines = [...tree.children].map(([step, child]) => {
    const path = `${at}${step}`;
    if (!child.leaf) {
      const type = `${name}${capitalised(step)}`;
      nested.push(writeType(type, child, { ...look, more: moreAt(path, look) }, `${path}.`));
      const page = path === look.connection ? "(first: Int = 25 after: String)" : "";
      return `${step}${page}: ${look.lists?.includes(path) ? `[${type}]` : type}`;
    }
    const kind = WORDS.includes(child.leaf.kind) ? "String" : child.leaf.kind;
    return `${step}${look.sortable?.(path, child.leaf.kind) ? "(sort: Sort)" : ""}: ${kind}`;
  });
  return `type ${name} { ${lines.join(" ")} ${look.more ?? ""} }\n${nested.join("")}`;
}

const moreAt = (path: string, look: Look) => (path === look.connection ? "totalCount: Int pageInfo: PageInfo" : "");

/** The input type of a filter, and those of its nested objects. */
export function writeFilter(name: string, tree: Tree, look: Look, at = ""): string {
  const nested: string[] = [];
  const lines = [...tree.children].flatMap(([step, child]) => {
    const path = `${at}${step}`;
    if (child.leaf) {
      const closed = child.leaf.kind === "JSON" || look.unfilterable?.includes(path);
      return closed ? [] : [`${step}: ${child.leaf.kind}Filter`];
    }
    const type = `${name}${capitalised(step)}`;
    nested.push(writeFilter(type, child, { ...look, more: "" }, `${path}.`));
    return [`${step}: ${type}`];
  });
  return `input ${name} { ${lines.join(" ")} ${look.more ?? ""} }\n${nested.join("")}`;
}

/** Compound operators over the same kind of filter. */
export const logicOf = (name: string): string => `and: [${name}] or: [${name}] not: [${name}]`;

import { Refusal } from "../refusal.js";

/** A condition of the query language RSQL: a comparison, or several conditions joined. */
export type Condition =
  | { readonly kind: "joined"; readonly by: "and" | "or"; readonly parts: readonly Condition[] }
  | {
      readonly kind: "compared";
      readonly field: string;
      /** Whether the field must or must not have one of the values. */
      readonly wanted: boolean;
      readonly values: readonly string[];
    };

const TOKEN = /\s*(?:(==|!=|=in=|=out=|[();,])|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"'();,=!~<>]+))/y;

interface Token {
  readonly kind: "mark" | "word";
  readonly text: string;
}

/** Reads a condition: `;` joins tighter than `,`, values with spaces are quoted. Throws a 400 that names `parameter`. */
export function parseRsql(text: string, parameter: string): Condition {
  const tokens = splitTokens(text, parameter);
  let at = 0;
  const refuse = (): never => {
    throw new Refusal(400, `${parameter}: is not a valid RSQL expression`);
  };
  const takesMark = (mark: string) => {
    const token = tokens[at];
    const is = token?.kind === "mark" && token.text === mark;
    if (is) at += 1;
    return is;
  };
  const word = (): string => {
    const token = tokens[at++];
    return token?.kind === "word" ? token.text : refuse();
  };

  function joined(by: "and" | "or", mark: string, part: () => Condition): Condition {
    const first = part();
    const parts = [first];
    while (takesMark(mark)) parts.push(part());
    return parts.length === 1 ? first : { kind: "joined", by, parts };
  }
  const any = (): Condition => joined("or", ",", all);
  const all = (): Condition => joined("and", ";", one);

  function one(): Condition {
    if (takesMark("(")) {
      const inner = any();
      return takesMark(")") ? inner : refuse();
    }
    const field = word();
    if (takesMark("==")) return { kind: "compared", field, wanted: true, values: [word()] };
    if (takesMark("!=")) return { kind: "compared", field, wanted: false, values: [word()] };
    if (takesMark("=in=")) return { kind: "compared", field, wanted: true, values: list() };
    if (takesMark("=out=")) return { kind: "compared", field, wanted: false, values: list() };
    return refuse();
  }

  function list(): string[] {
    if (!takesMark("(")) refuse();
    const values = [word()];
    while (takesMark(",")) values.push(word());
    return takesMark(")") ? values : refuse();
  }

  const condition = any();
  return at === tokens.length ? condition : refuse();
}

function splitTokens(text: string, parameter: string): Token[] {
  const tokens: Token[] = [];
  const source = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(source);
    if (!match) throw new Refusal(400, `${parameter}: cannot be read from character ${from + 1} on`);
    const [, mark, double, single, plain] = match;
    const quoted = double ?? single;
    if (mark !== undefined) tokens.push({ kind: "mark", text: mark });
    else tokens.push({ kind: "word", text: quoted === undefined ? (plain ?? "") : quoted.replace(/\\(.)/g, "$1") });
  }
  return tokens;
}

/** Markup that is safe to send: made only by {@link html}. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | Html | readonly Html[];

/** Builds markup from a template; every text that is put in is escaped, every piece of {@link Html} is kept. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html => ({
  markup: parts.reduce((page, part, index) => `${page}${markupOf(values[index - 1] ?? "")}${part}`),
});

function markupOf(value: Value): string {
  if (typeof value === "string" || typeof value === "number") return escapeText(String(value));
  return "markup" in value ? value.markup : value.map((piece) => piece.markup).join("\n");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? "");

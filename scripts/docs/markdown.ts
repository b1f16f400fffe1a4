/** A cell's text: a bar would end the cell, an angle bracket would begin html. */
export const cell = (text: string): string => text.replace(/\|/g, "\\|").replace(/</g, "&lt;").replace(/\s+/g, " ");

export const code = (text: string): string => `\`${text.replace(/\|/g, "\\|")}\``;

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** A document with the line that tells readers where to change it. */
export const page = (title: string, source: string, sections: readonly string[]): string =>
  `${[`# ${title}`, `<!-- Written by npm run docs from ${source}. Change it there. -->`, ...sections].join("\n\n")}\n`;

/** The line's JSON; undefined when it is none, which no schema takes. */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // The parser's message quotes the line; the caller names its number instead.
    return undefined;
  }
}

/** The text's value; undefined when it is no JSON, which no schema takes. The parser's message quotes the text and is not kept. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

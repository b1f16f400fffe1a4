/** Inputs whose values Webex always sends as strings, whatever the client put in. */
const STRING_INPUTS = new Set(["Input.Number", "Input.Toggle"]);

/** Ids of the number and toggle inputs anywhere in a card. */
function findStringInputs(card: unknown): Set<string> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("type" in value && "id" in value && typeof value.type === "string" && STRING_INPUTS.has(value.type))
      found.add(String(value.id));
    for (const inner of Object.values(value)) look(inner);
  };
  look(card);
  return found;
}

/** Inputs as the attachment action will show them: numbers and toggles as strings. */
export function asWebexInputs(card: unknown, inputs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const strings = findStringInputs(card);
  return Object.fromEntries(Object.entries(inputs).map(([id, value]) => [id, strings.has(id) ? String(value) : value]));
}

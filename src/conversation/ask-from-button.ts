import { z } from "zod";
import { Problem } from "../errors.js";
import { EVERYTHING } from "./ask.js";
import { quoteValue } from "./format-ask.js";
import { helpAsk } from "./parse-problems.js";
import { settingsFromButton } from "./settings-from-button.js";
import { tidy } from "./tokenize.js";

const value = z.string().max(500).optional().catch(undefined);

/** What a card may carry. Everything else in it is ignored: a button is a sentence and nothing more. */
const inputsSchema = z.object({
  ask: z.string().min(1).max(2000),
  period: value,
  org: value,
  queue: value,
  team: value,
  agent: value,
  channel: value,
  status: value,
  site: value,
  profile: value,
  tz: value,
});

/**
 * The sentence of a pressed button, its inputs appended as filters. An input is one name, whatever is in it; only channels and
 * statuses may be several. Empty inputs narrow nothing, nor does {@link EVERYTHING}. The inputs of a settings card are what it changes. Throws a Problem
 * when there is no sentence.
 */
export function askFromButton(inputs: Readonly<Record<string, unknown>>): string {
  const read = inputsSchema.safeParse(inputs);
  if (!read.success)
    throw new Problem("empty-question", {
      say: "That button holds no question that I can read; its card may be from an older version of me.",
      next: "Ask again in words, for example queue stats today.",
      asks: [{ label: "queue stats today", ask: "queue stats today" }, helpAsk],
    });
  const { ask, period, ...filters } = read.data;
  const settings = settingsFromButton(tidy(ask), inputs);
  if (settings !== undefined) return settings;
  return [
    tidy(ask),
    tidy(period ?? ""),
    ...Object.entries(filters).map(([name, text]) => asFilter(name, tidy(text ?? ""))),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function asFilter(name: string, text: string): string {
  // A queue may have a comma in its name.
  const values = name === "channel" || name === "status" ? text.split(",").map(tidy) : [text];
  const named = values.filter((value) => value !== "" && value !== EVERYTHING);
  return named.length === 0 ? "" : `${name}:${named.map(quoteValue).join(",")}`;
}

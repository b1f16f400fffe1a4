import { echo } from "../../conversation/quote.js";
import { type NextAsk, Problem } from "../../errors.js";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const tasksToday: NextAsk = { label: "Tasks today", ask: "tasks today" };

/** The id of a contact, lower case. Throws with what an id looks like when it is none; `list` is where there are some. */
export function readTaskId(args: string, list: NextAsk = tasksToday): string {
  const id = args.trim().replace(/^<|>$/g, "");
  if (uuid.test(id)) return id.toLowerCase();
  throw new Problem("unknown-task", {
    say: id === "" ? "The question names no contact." : `${echo(id)} is not the id of a contact.`,
    next: "An id looks like 2b7f6c9e-0d34-4e58-b1a7-9c8d7e6f5a40; the list of contacts shows the id of each.",
    asks: [list],
  });
}

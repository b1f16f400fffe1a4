import { botMark, newest, type View } from "./state.js";

/** A view made consistent: someone speaks in each space, what is open is read, answers that came are not awaited. */
export function settled(view: View): Pick<View, "world" | "speakers" | "read" | "awaited"> {
  const { world } = view;
  if (!world) return view;
  const speakers: Record<string, string> = {};
  const read: Record<string, string> = {};
  const awaited: Record<string, string> = {};
  for (const space of world.spaces) {
    const people = space.members.filter((email) => email !== world.bot.email);
    const chosen = view.speakers[space.id];
    const speaker = chosen && people.includes(chosen) ? chosen : people[0];
    if (speaker) speakers[space.id] = speaker;
    const last = newest(space)?.id ?? "";
    // What was there when the page opened counts as read.
    read[space.id] = space.id === view.openSpace ? last : (view.read[space.id] ?? last);
    const mark = view.awaited[space.id];
    if (mark !== undefined && mark === botMark(space, world.bot.email)) awaited[space.id] = mark;
  }
  return { world, speakers, read, awaited };
}

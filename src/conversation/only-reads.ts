import type { Command } from "../commands/command.js";
import { parseSentence } from "./parse.js";

/** Whether a command changes nothing, so that it may be cancelled: of what changes something half might be done. */
export const onlyReads = ({ needs, resolvesOrgs }: Pick<Command, "needs" | "resolvesOrgs">): boolean =>
  (needs === "viewer" || needs === "listener") && !resolvesOrgs;

/** Asked twice it makes two, although anybody who sees the org may. */
const MAKES = "alert";

/** Whether a sentence can be asked a second time without any harm. What is not understood need not be. */
export function mayBeAskedAgain(text: string, commands: readonly Command[]): boolean {
  try {
    const { command: name } = parseSentence(text, commands);
    const command = commands.find((known) => known.name === name);
    return command !== undefined && command.name !== MAKES && onlyReads(command);
  } catch {
    // Its answer says what is wrong with it, at once.
    return false;
  }
}

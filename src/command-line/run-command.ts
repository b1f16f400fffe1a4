import { ConfigError } from "../config.js";
import { Problem } from "../errors.js";
import { readCommand } from "./read-command.js";
import { readEnds } from "./read-ends.js";
import { runCopy, type Tell } from "./run-copy.js";
import { usage } from "./usage.js";

/** `EX_USAGE` and `EX_CONFIG` of sysexits.h. */
const EXIT_USAGE = 64;
const EXIT_CONFIG = 78;

/** Does what the words ask for; resolves with the exit code. Only a mistake of our own rejects. */
export async function runCommand(deps: {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly tell: Tell;
  /** For what goes wrong. */
  readonly complain: Tell;
}): Promise<number> {
  const { words, env, tell, complain } = deps;
  const command = readCommand(words);
  if (command.kind === "help") {
    tell(usage);
    return 0;
  }
  if (command.kind === "unknown") {
    complain(`${command.why}\n\n${usage}`);
    return EXIT_USAGE;
  }
  try {
    return (await runCopy(command, readEnds(env), tell)) ? 0 : 1;
  } catch (error) {
    if (error instanceof ConfigError) {
      complain(error.message);
      return EXIT_CONFIG;
    }
    if (!(error instanceof Problem)) throw error;
    complain(`Not copied: ${error.say} ${error.next}`);
    return 1;
  }
}

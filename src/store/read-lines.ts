import { TextDecoder } from "node:util";
import type { Disk } from "./disk.js";
import { Damage } from "./problems.js";

/**
 * Lines of a file from its beginning to byte `end`, without holding the file in memory. Only "\n" ends a line: JSON text may
 * contain U+2028, which Node's readline takes for an end.
 */
export async function* readLines(disk: Disk, path: string, end: number): AsyncGenerator<string> {
  if (end === 0) return;
  const handle = await disk.open(path, "r");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let rest = "";
  for await (const chunk of handle.createReadStream({ end: end - 1 })) {
    const lines = (rest + decode(decoder, chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

function decode(decoder: TextDecoder, chunk: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch {
    throw new Damage("it is not UTF-8 text");
  }
}

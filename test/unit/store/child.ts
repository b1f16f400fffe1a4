/** Run by tests as a process of its own: `hold` opens the store and stays; `write` also writes and tells what was acknowledged. */
import { systemClock } from "../../../src/clock.js";
import { readEncryptionKeys } from "../../../src/store/encryption-keys.js";
import { openFileStore } from "../../../src/store/open-file-store.js";
import { audited, tokens } from "./samples.js";

const [, , mode, file = "", key = "", from = "0"] = process.argv;
const tell = (line: string) => process.stdout.write(`${line}\n`);

const store = await openFileStore({ file, keys: readEncryptionKeys(key), clock: systemClock });
tell(`open ${process.pid}`);
if (mode === "hold") setInterval(() => undefined, 60_000);
else {
  const write = async (kind: string, change: (i: number) => Promise<unknown>) => {
    for (let i = Number(from); ; i++) {
      await change(i);
      tell(`${kind} ${i}`);
    }
  };
  await Promise.all([
    write("token", (i) => store.tokens.put(`org-${i}`, { ...tokens, accessToken: `secret ${i}` })),
    write("space", (i) => store.spaces.add(`space-${i}`, { spaceId: `space-${i}` })),
    write("seen", (i) => store.seen.add(`message-${i}`, { at: i })),
    write("audit", (i) => store.audit.append(audited(i))),
  ]);
}

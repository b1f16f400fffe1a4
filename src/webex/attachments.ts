import { retryAfterSeconds } from "../back-off.js";
import { type Clock, withDeadline } from "../clock.js";
import { Problem } from "../errors.js";

/** A file that somebody attached to a message. What its name and its sender say of its type is not trusted. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files of messages that the bot may read. */
export interface Attachments {
  /** Throws a Problem for a file that is larger, gone, or refused by Webex's scanner. */
  read(address: string, mostBytes: number): Promise<Attachment>;
}

const DEADLINE_MS = 30_000;
const MOST_TRIES = 5;
const LONGEST_PAUSE_SECONDS = 30;
/** While a file is scanned for malware it is locked (message attachments guide). */
const passing = (status: number) => status === 423 || status === 429 || status >= 500;

/** Fetches from Webex's own `/contents` with the bot's token, whatever host the address names: the token goes nowhere else. */
export function createAttachments(deps: {
  readonly fetch: typeof fetch;
  readonly apiUrl: string;
  readonly token: string;
  readonly clock: Clock;
}): Attachments {
  const { clock } = deps;

  const tryOnce = (id: string, mostBytes: number) =>
    withDeadline(clock, DEADLINE_MS, async (signal) => {
      const headers = { authorization: `Bearer ${deps.token}` };
      const response = await deps.fetch(`${deps.apiUrl}/contents/${id}`, { headers, redirect: "error", signal });
      const { status } = response;
      if (!response.ok) {
        await response.body?.cancel();
        return { status, waitSeconds: retryAfterSeconds(response.headers.get("retry-after")) };
      }
      const bytes = await readUpTo(response, mostBytes);
      return { attachment: { name: nameIn(response.headers.get("content-disposition")), bytes } };
    });

  return {
    async read(address, mostBytes) {
      const id = idIn(address);
      let cause: unknown;
      for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
        let pauseSeconds = 1;
        try {
          const got = await tryOnce(id, mostBytes);
          if (got.attachment) return got.attachment;
          cause = new Error(`Webex answered ${got.status} for a file`);
          if (!passing(got.status)) throw refused(got.status, cause);
          pauseSeconds = got.waitSeconds ?? pauseSeconds;
        } catch (thrown) {
          if (thrown instanceof Problem) throw thrown;
          cause = thrown;
        }
        if (pauseSeconds > LONGEST_PAUSE_SECONDS) break;
        if (tries < MOST_TRIES) await clock.sleep(pauseSeconds * 1000);
      }
      throw new Problem("upstream-unavailable", {
        say: "Webex did not hand out the attached file after several tries.",
        next: "Send the message with its file again in a minute.",
        cause,
      });
    },
  };
}

function idIn(address: string): string {
  const id = /\/contents\/([\w=-]+)(?:[/?#].*)?$/.exec(address)?.[1];
  if (id !== undefined) return id;
  throw refused(404, new Error("a file has an address that is none of Webex's contents"));
}

const nameIn = (disposition: string | null): string =>
  /filename="([^"]*)"|filename=([^;\s]+)/i
    .exec(disposition ?? "")
    ?.slice(1)
    .find(Boolean) ?? "file";

async function readUpTo(response: Response, mostBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = Number(response.headers.get("content-length") ?? 0);
  if (size > mostBytes) {
    await response.body?.cancel();
    throw tooLarge(mostBytes);
  }
  size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest of the body.
    if (size > mostBytes) throw tooLarge(mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (mostBytes: number) =>
  new Problem("bad-upload", {
    say: `The attached file is larger than ${Math.floor(mostBytes / (1024 * 1024))} MB, more than I read.`,
    next: "Split it into smaller files and send them one by one.",
  });

function refused(status: number, cause: unknown): Problem {
  const scanned = status === 410 || status === 428;
  return new Problem("bad-upload", {
    say: scanned
      ? "Webex's scanner holds the attached file back, so I cannot read it."
      : "Webex does not let me read the attached file.",
    next: scanned ? "Save the table as a new CSV file and attach that one." : "Attach the file to a new message.",
    cause,
  });
}

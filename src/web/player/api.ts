import { Problem, type ProblemCode } from "../../errors.js";
import {
  type Contents,
  contentsSchema,
  type Peaks,
  peaksSchema,
  refusalSchema,
  type Transcript,
  transcriptSchema,
} from "./schema.js";

/** The service as the page sees it. Every promise rejects with a {@link Problem} whose words can be shown. */
export interface Api {
  contents(): Promise<Contents>;
  peaks(recordingId: string): Promise<Peaks>;
  transcript(transcriptId: string): Promise<Transcript>;
  /** From now on this sensitive recording may be heard, until the sign-in ends. */
  confirm(recordingId: string): Promise<void>;
  signOut(): Promise<void>;
  /** Asks for the first bytes of a sound that did not play: rejects with the reason, resolves when it would play now. */
  probe(recordingId: string): Promise<void>;
  audioAddress(recordingId: string): string;
  downloadAddress(recordingId: string): string;
}

const unreachable = (cause: unknown) =>
  new Problem("upstream-unavailable", {
    say: "Floorwalker cannot be reached just now.",
    next: "Look whether you are online, then try again.",
    cause,
  });

const nonsense = (cause?: unknown) =>
  new Problem("upstream-nonsense", {
    say: "Floorwalker's answer is not what this page expects.",
    next: "Load the page again: it may be older than the service.",
    cause,
  });

/** Refusals that the page answers with something else than their words. */
const knownCodes: readonly ProblemCode[] = ["recording-unconfirmed", "sound-not-drawable"];

const sessionOver = new Problem("session-needed", {
  say: "Your sign-in has ended.",
  next: "Sign in again; it goes on at the same place.",
});

/** `base` is the path of the page, `request` the browser's fetch. */
export function createApi(base: string, request: typeof fetch): Api {
  const address = (...parts: string[]) => [base, ...parts.map(encodeURIComponent)].join("/");

  async function call(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await request(path, { redirect: "error", ...init }).catch((cause: unknown) => {
      throw unreachable(cause);
    });
    if (response.ok) return response;
    throw await refused(response);
  }

  async function read<T>(path: string, schema: { parse(value: unknown): T }): Promise<T> {
    const response = await call(path);
    try {
      return schema.parse(await response.json());
    } catch (cause) {
      throw nonsense(cause);
    }
  }

  return {
    contents: () => read(address("contents"), contentsSchema),
    peaks: (id) => read(address("peaks", id), peaksSchema),
    transcript: (id) => read(address("transcripts", id), transcriptSchema),
    confirm: async (id) => {
      await call(address("confirm", id), { method: "POST" });
    },
    signOut: async () => {
      await call(address("sign-out"), { method: "POST" });
    },
    probe: async (id) => {
      const response = await call(address("audio", id), { headers: { range: "bytes=0-1" } });
      await response.body?.cancel();
    },
    audioAddress: (id) => address("audio", id),
    downloadAddress: (id) => address("download", id),
  };
}

async function refused(response: Response): Promise<Problem> {
  // A refusal without a readable body, of a proxy say, is told by its status alone.
  const body: unknown = await response.json().catch(() => undefined);
  const said = refusalSchema.safeParse(body);
  if (response.status === 401 || said.data?.code === "session-needed") return sessionOver;
  if (said.success) {
    const { code, say, next } = said.data;
    return new Problem(knownCodes.find((each) => each === code) ?? "recording-unavailable", { say, next });
  }
  return new Problem("recording-unavailable", {
    say: `Floorwalker refused with status ${response.status}.`,
    next: "Try again in a minute.",
  });
}

import { Problem } from "../../errors.js";
import {
  type Fault,
  faultsSchema,
  refusalSchema,
  requestsSchema,
  type UpstreamCall,
  type World,
  worldSchema,
} from "./schema.js";

/** A file that goes with a message. */
export interface SaidFile {
  readonly name: string;
  readonly type?: string;
  readonly base64: string;
}

/** Where the sandbox's clock goes. */
export type ClockMove = { readonly to: string } | { readonly advanceMinutes: number };

/** The sandbox's driving API. Every promise rejects with a Problem whose words can be shown. */
export interface Api {
  state(): Promise<World>;
  speak(said: {
    space: string;
    from: string;
    text: string;
    mention: boolean;
    file?: SaidFile | undefined;
  }): Promise<void>;
  press(pressed: { message: string; from: string; inputs: Record<string, unknown> }): Promise<void>;
  moveClock(move: ClockMove): Promise<void>;
  faults(): Promise<Fault[]>;
  /** Replaces the whole list. */
  setFaults(faults: readonly Fault[]): Promise<void>;
  requests(): Promise<UpstreamCall[]>;
  changeMember(change: { space: string; email: string; action: "add" | "remove" }): Promise<void>;
  reset(): Promise<void>;
}

const unreachable = (cause: unknown) =>
  new Problem("upstream-unavailable", {
    say: "The sandbox does not answer.",
    next: "Look whether it still runs where you started it; this page tries again by itself.",
    cause,
  });

const nonsense = (path: string, cause: unknown) =>
  new Problem("upstream-nonsense", {
    say: `The sandbox's answer to ${path} is not what this page expects.`,
    next: "Reload the page: it may be older than the sandbox.",
    cause,
  });

function refused(status: number, body: unknown): Problem {
  const said = refusalSchema.safeParse(body);
  return new Problem("upstream-refused", {
    say: said.success
      ? `The sandbox refused: ${said.data.message.replace(/\.?$/, ".")}`
      : `The sandbox refused with status ${status}.`,
    next: "Change what you sent and try again.",
  });
}

/** `request` is the browser's fetch; paths are of the page's own origin. */
export function createApi(request: (path: string, init: RequestInit) => Promise<Response>): Api {
  async function call(path: string, body?: unknown): Promise<unknown> {
    const init: RequestInit =
      body === undefined
        ? { cache: "no-store" }
        : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await request(path, init).catch((cause: unknown) => {
      throw unreachable(cause);
    });
    const text = await response.text();
    const parsed = text === "" ? undefined : parseJson(path, text, response.ok);
    if (!response.ok) throw refused(response.status, parsed);
    return parsed;
  }

  async function read<T>(path: string, schema: { parse(value: unknown): T }): Promise<T> {
    const body = await call(path);
    try {
      return schema.parse(body);
    } catch (cause) {
      throw nonsense(path, cause);
    }
  }

  const send = async (path: string, body: unknown) => {
    await call(path, body);
  };

  return {
    state: () => read("/sandbox/state", worldSchema),
    requests: () => read("/sandbox/requests", requestsSchema),
    faults: () => read("/sandbox/faults", faultsSchema),
    speak: ({ mention, ...said }) => send("/sandbox/messages", mention ? said : { ...said, mention }),
    press: (pressed) => send("/sandbox/buttons", pressed),
    moveClock: (move) => send("/sandbox/clock", move),
    setFaults: (faults) => send("/sandbox/faults", faults),
    changeMember: (change) => send("/sandbox/members", change),
    reset: () => send("/sandbox/reset", {}),
  };
}

function parseJson(path: string, text: string, expected: boolean): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (expected) throw nonsense(path, cause);
    return undefined;
  }
}

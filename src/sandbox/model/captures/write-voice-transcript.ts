import type { Utterance } from "./draw-utterances.js";

interface Spoken {
  readonly taskId: string;
  readonly languageCode: string;
  /** What the times of the older format count from. */
  readonly startedAt: number;
  readonly utterances: readonly Utterance[];
  /** Ids of the agents, in the order in which they came. */
  readonly agents: readonly string[];
  readonly customer: string;
}

/**
 * The older format, as clients in use read it: speech recognition results with a role in capitals, and for each word how
 * long after the recording's start it was said. The channel stands beside the role.
 */
export function writeRecognition({ utterances, startedAt, languageCode }: Spoken): object {
  return {
    responseContents: utterances.map(({ role, channel, text, from, to }) => {
      const words = text.split(" ");
      const at = (n: number) => from - startedAt + Math.round(((to - from) * n) / words.length);
      return {
        recognitionResult: {
          role: role === "agent" ? "AGENT" : "CALLER",
          channelTag: channel,
          languageCode,
          isFinal: true,
          alternatives: [
            {
              transcript: text,
              confidence: 0.94,
              words: words.map((word, n) => ({ word, start_time: offset(at(n)), end_time: offset(at(n + 1)) })),
            },
          ],
        },
      };
    }),
  };
}

const offset = (ms: number) => ({ seconds: String(Math.floor(ms / 1000)), nanos: (ms % 1000) * 1_000_000 });

/**
 * The newer format that Cisco's migration guide announces: a vCon container (IETF draft), parties and a dialogue between
 * them, times as instants and durations in seconds. The channel is kept in `meta`.
 */
export function writeVcon({ taskId, utterances, startedAt, languageCode, agents, customer }: Spoken): object {
  return {
    vcon: "0.0.2",
    uuid: taskId,
    created_at: new Date(startedAt).toISOString(),
    parties: [
      { tel: customer, role: "customer" },
      ...(agents.length > 0 ? agents : [""]).map((id) => ({ uuid: id, role: "agent" })),
    ],
    dialog: utterances.map(({ role, channel, text, from, to }) => ({
      type: "text",
      start: new Date(from).toISOString(),
      duration: (to - from) / 1000,
      parties: [role === "agent" ? 1 : 0],
      mediatype: "text/plain",
      body: text,
      encoding: "none",
      meta: { channel, languageCode },
    })),
  };
}

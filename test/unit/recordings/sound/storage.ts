import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { onTestFinished } from "vitest";
import { createKnownCaptures } from "../../../../src/recordings/sound/known-captures.js";
import { createSounds, type Sounds } from "../../../../src/recordings/sound/sounds.js";
import { createSandboxClock, type SandboxClock } from "../../../../src/sandbox/clock.js";
import type { Captures, Recording } from "../../../../src/wxcc/captures/capture.js";
import { SignedAddress } from "../../../../src/wxcc/captures/signed-address.js";
import { keepingLog } from "../../../helpers/quiet-log.js";

/** What the storage does with its n-th request, from 0. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, nth: number) => void;

/** A storage on loopback with one object, and the service's own way to it. */
export interface Storage {
  readonly sounds: Sounds;
  readonly clock: SandboxClock;
  readonly log: readonly string[];
  readonly object: Buffer;
  /** `Range` headers and `authorization` as they came. */
  readonly asked: { range: string | undefined; authorization: string | undefined; cookie: string | undefined }[];
  /** How often Contact Center was asked for addresses. */
  readonly questions: () => number;
  /** Connections that the service has closed before their answer's end. */
  readonly cut: () => number;
  readonly ref: { org: { id: string; name: string; region: string }; taskId: string; recordingId: string };
}

/** Bytes of which each tells its place. */
function contentOf(length: number): Buffer {
  const content = Buffer.allocUnsafe(length);
  for (let at = 0; at < length; at++) content[at] = (at * 31 + (at >> 8)) & 0xff;
  return content;
}

const bounds = (range: string | undefined, length: number): [number, number] => {
  const [, from = "0", to = ""] = /^bytes=(\d+)-(\d*)$/.exec(range ?? "") ?? [];
  return [Number(from), to === "" ? length - 1 : Math.min(Number(to), length - 1)];
};

export async function openStorage(
  length: number,
  behave: (object: Buffer) => Behaviour,
  address?: string,
): Promise<Storage> {
  const object = contentOf(length);
  const behaviour = behave(object);
  const asked: Storage["asked"] = [];
  let cut = 0;
  const server = createServer((request, response) => {
    const { range, authorization, cookie } = request.headers;
    asked.push({ range, authorization, cookie });
    response.once("close", () => {
      if (!response.writableFinished) cut += 1;
    });
    behaviour(request, response, asked.length - 1);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const bound = server.address();
  const port = typeof bound === "object" && bound ? bound.port : 0;
  const clock = createSandboxClock({ start: 0, running: false });
  const { log, lines } = keepingLog();
  let questions = 0;
  const captures: Captures = {
    find: async (_org, [taskId = ""]) => {
      questions += 1;
      const signed = new SignedAddress(`${address ?? `http://127.0.0.1:${port}/a.wav`}?X-Amz-Signature=${questions}`);
      const recording: Recording = {
        ...{ id: "r1", segment: false, startedAt: 0, endedAt: 1, participants: [], sensitive: false },
        ...{ callType: "main", channels: [undefined, undefined], address: signed },
      };
      return new Map([[taskId, { taskId, recordings: [recording], transcripts: [] }]]);
    },
  };
  const known = createKnownCaptures({ captures, clock, urlMinutes: 10 });
  const sounds = createSounds({ fetch, clock, random: () => 0.5, httpAllowed: true, known, log });
  const org = { id: "org", name: "Harbor", region: "us1" };
  const ref = { org, taskId: "t1", recordingId: "r1" };
  return { sounds, clock, log: lines, object, asked, questions: () => questions, cut: () => cut, ref };
}

/** Answers as S3 does; `give` says how many bytes of the answer come before the connection is cut. */
export function answer(
  object: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
  give = Number.POSITIVE_INFINITY,
  over: { etag?: string } = {},
): void {
  const [from, to] = bounds(request.headers.range, object.length);
  const body = object.subarray(from, to + 1);
  response.writeHead(request.headers.range ? 206 : 200, {
    "content-length": body.length,
    etag: over.etag ?? '"one"',
    ...(request.headers.range ? { "content-range": `bytes ${from}-${to}/${object.length}` } : {}),
  });
  if (give >= body.length) return void Readable.from(slices(body)).pipe(response);
  response.write(body.subarray(0, give), () => setImmediate(() => response.destroy()));
}

function* slices(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += 65_536) yield body.subarray(at, at + 65_536);
}

export async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}

import { createRecordingLinks } from "../src/recordings/recording-link.js";
import { createTrafficModel } from "../src/sandbox/model/traffic-model.js";
import * as world from "../src/sandbox/world.js";
import { readEncryptionKeys } from "../src/store/encryption-keys.js";
import type { TaskCaptures } from "../src/wxcc/captures/capture.js";
import { capturesAnswerSchema } from "../src/wxcc/captures/captures-answer.js";
import { openCloud } from "./open-cloud.js";
import { startFloorwalker } from "./receivers/receivers.js";

/** One recording, as a browser that is signed in gets it and as the storage itself gives it. */
export interface BenchRecording {
  listen(range: string, signal?: AbortSignal): Promise<Response>;
  fetchDirectly(range: string): Promise<Response>;
}

/** The built service in a process of its own, and hour-long recordings in the sandbox of this one. */
export interface BenchRecordings {
  readonly recordings: readonly BenchRecording[];
  /** Resident memory of the service at this moment, megabytes. */
  residentMb(): Promise<number>;
  /** From now on these calls of the cloud begin to be answered after so long. */
  outsideTakes(calls: readonly string[], ms: number): void;
  close(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MB = 1024 * 1024;
/** Of one question for captures. */
const MOST_IDS = 10;
const region = world.harbor.contactCentre?.region ?? "";

/** Signs a manager in and finds `count` calls whose recordings are there; each of them lasts an hour. */
export async function openRecordings(count: number): Promise<BenchRecordings> {
  const model = createTrafficModel(world);
  const cloud = await openCloud(1, { model, shortestRecordingMs: HOUR_MS });
  const receiver = await startFloorwalker(cloud);
  const links = createRecordingLinks(receiver.url, readEncryptionKeys(receiver.encryptionKey));
  const spaceId = world.webexId("ROOM", cloud.spaces[0]?.uuid ?? "");
  const manager = world.people.find(({ orgId, admin }) => orgId === world.harbor.id && admin)?.email ?? "";
  const { access_token: token } = cloud.issueGrant({ email: manager, scopes: ["cjp:config_read"] });
  const linkOf = (taskId: string) => links.url({ orgId: world.harbor.id, taskId, spaceId });

  const now = cloud.clock.now();
  const calls = model
    .contactsEndedBetween(world.harbor.id, now - DAY_MS, now)
    .filter(({ captureReadyAt, recordings }) => recordings === 1 && (captureReadyAt ?? now) < now)
    .slice(-2 * count - MOST_IDS);
  const recorded = (await capturesOf(calls.map(({ id }) => id))).flatMap(({ taskId, recordings: [main] }) =>
    // The sensitive ones are not played without a second question.
    main && !main.sensitive ? [{ taskId, main }] : [],
  );
  if (recorded.length < count) throw new Error(`only ${recorded.length} calls of the day were recorded`);
  const cookie = await signIn(linkOf(recorded[0]?.taskId ?? ""), manager);

  async function capturesOf(taskIds: readonly string[]): Promise<readonly TaskCaptures[]> {
    if (taskIds.length === 0) return [];
    const response = await fetch(`${cloud.url}/wxcc/${region}/v1/captures/query`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({
        query: { orgId: world.harbor.id, taskIds: taskIds.slice(0, MOST_IDS), urlExpiration: 60 },
      }),
    });
    const { data } = capturesAnswerSchema.parse(await response.json());
    return [...data, ...(await capturesOf(taskIds.slice(MOST_IDS)))];
  }

  return {
    recordings: recorded.slice(0, count).map(({ taskId, main }) => ({
      listen: (range, signal) =>
        fetch(`${linkOf(taskId)}/audio/${main.id}`, { headers: { cookie, range }, ...(signal ? { signal } : {}) }),
      fetchDirectly: (range) => fetch(main.address.reveal(), { headers: { range } }),
    })),
    residentMb: async () => {
      const metrics = await (await fetch(`${receiver.url}/metrics`)).text();
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]) / MB;
    },
    outsideTakes: (calls, ms) => cloud.faults(calls.map((match) => ({ match, delayMs: ms }))),
    close: async () => {
      await receiver.stop();
      await cloud.close();
    },
  };
}

/** What a browser does with the link; resolves with the cookie of the session. */
async function signIn(link: string, email: string): Promise<string> {
  const step = async (address: string, cookie = "") => {
    const response = await fetch(address, { redirect: "manual", headers: { cookie } });
    await response.arrayBuffer();
    const set = response.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
    return { location: response.headers.get("location") ?? "", cookie: set.join("; ") };
  };
  const asked = await step(link);
  const signedIn = await step(`${asked.location}&login_as=${encodeURIComponent(email)}`);
  return (await step(signedIn.location, asked.cookie)).cookie;
}

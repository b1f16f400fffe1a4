import { createRecordingLinks } from "../src/recordings/recording-link.js";
import type { Contact } from "../src/sandbox/model/contact.js";
import { createTrafficModel } from "../src/sandbox/model/traffic-model.js";
import * as world from "../src/sandbox/world.js";
import { readEncryptionKeys } from "../src/store/encryption-keys.js";
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
  close(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MB = 1024 * 1024;
const region = world.harbor.contactCentre?.region ?? "";

/** Signs a manager in and finds `count` calls whose recordings are there; each of them lasts an hour. */
export async function openRecordings(count: number): Promise<BenchRecordings> {
  const model = createTrafficModel(world);
  const cloud = await openCloud(1, model, HOUR_MS);
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
    .slice(-count);
  if (calls.length < count) throw new Error(`only ${calls.length} calls of the day were recorded`);
  const cookie = await signIn(linkOf(calls[0]?.id ?? ""), manager);

  async function recordingOf({ id: taskId }: Contact): Promise<BenchRecording> {
    const response = await fetch(`${cloud.url}/wxcc/${region}/v1/captures/query`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ query: { orgId: world.harbor.id, taskIds: [taskId], urlExpiration: 60 } }),
    });
    const main = capturesAnswerSchema.parse(await response.json()).data[0]?.recordings[0];
    if (!main) throw new Error("a call has no recording");
    return {
      listen: (range, signal) =>
        fetch(`${linkOf(taskId)}/audio/${main.id}`, { headers: { cookie, range }, ...(signal ? { signal } : {}) }),
      fetchDirectly: (range) => fetch(main.address.reveal(), { headers: { range } }),
    };
  }

  return {
    recordings: await Promise.all(calls.map(recordingOf)),
    residentMb: async () => {
      const metrics = await (await fetch(`${receiver.url}/metrics`)).text();
      return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]) / MB;
    },
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

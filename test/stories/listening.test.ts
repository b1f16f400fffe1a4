import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRecordingLinks } from "../../src/recordings/recording-link.js";
import type { Contact } from "../../src/sandbox/model/contact.js";
import { harbor } from "../../src/sandbox/world.js";
import { readEncryptionKeys } from "../../src/store/encryption-keys.js";
import { openBrowser } from "../helpers/browser.js";
import { closeFloors, type Floor, openFloor, people, places } from "../helpers/floor.js";
import {
  digest,
  type Listener,
  listenLink,
  listenTo,
  refusal,
  signInToListen,
  trueSound,
} from "../helpers/listener.js";
import {
  deletedCall,
  endingCall,
  recordedCall,
  sensitiveCall,
  transcribedCall,
  transcribedChat,
  transferredCall,
  unrecordedCall,
} from "../helpers/recorded-contacts.js";

afterAll(closeFloors);

const MINUTE = 60_000;
const STORAGE = "GET /storage/*";

const trailOf = async (floor: Floor, action: string) =>
  (await floor.store().audit.read({ from: 0, to: Number.POSITIVE_INFINITY })).filter((each) => each.action === action);

async function firstOf(listener: Listener): Promise<string> {
  const [first] = (await listener.contents()).recordings;
  if (!first) throw new Error("there is nothing to hear");
  return first.id;
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe("Priya listens to a call", () => {
  let floor: Floor;
  let call: Contact;
  let priya: Listener;
  beforeAll(async () => {
    floor = await openFloor();
    call = transferredCall(floor.clock.now());
    priya = await listenTo(floor, call);
  });

  test("the button's page asks for one sign-in, for her name only, and then is the player", async () => {
    expect(priya.page.status).toBe(200);
    const asked = floor
      .requests()
      .filter(({ path }) => path === "/v1/authorize")
      .at(-1);
    expect(asked?.query).toMatchObject({ scope: "spark:people_read", prompt: "login", code_challenge_method: "S256" });
    expect((await floor.store().tokens.find()).map(({ orgId }) => orgId)).toEqual([harbor.id]);
    expect(await floor.store().tickets.find()).toEqual([]);
  });

  test("the page tells of the whole conversation first, then its parts, and who speaks where", async () => {
    const contents = await priya.contents();
    expect(contents).toMatchObject({
      org: "Harbor Insurance",
      taskId: call.id,
      person: "Priya Nair",
      mayDownload: false,
    });
    expect(contents.customer).toContain("•••");
    expect(contents.note).toBeNull();
    expect(contents.recordings.map(({ callType, segment }) => [callType, segment]).slice(0, 3)).toEqual([
      ["main", false],
      ["main", true],
      ["main", true],
    ]);
    expect(contents.recordings[0]?.channels).toEqual(["Customer", "Others"]);
    expect(contents.recordings[1]?.channels).toEqual(["Customer", "Agent"]);
    expect(contents.marks.map(({ kind }) => kind)).toContain("transfer");
  });

  test("what she hears is the recording, to the byte, whole and in any part", async () => {
    const id = await firstOf(priya);
    const truth = trueSound(call, id);
    const whole = await priya.get(`audio/${id}`);
    expect([whole.status, whole.headers.get("content-type"), whole.headers.get("accept-ranges")]).toEqual([
      200,
      "audio/wav",
      "bytes",
    ]);
    expect(whole.headers.get("x-content-type-options")).toBe("nosniff");
    expect(whole.headers.get("cache-control")).toBe("no-store");
    expect(whole.headers.get("server")).toBeNull();
    expect(digest(await bytesOf(whole))).toBe(digest(truth.read(0, truth.length)));

    for (const [asked, from, to] of [
      ["bytes=0-", 0, truth.length],
      ["bytes=1000-70003", 1000, 70_004],
      ["bytes=-5", truth.length - 5, truth.length],
    ] as const) {
      const part = await priya.get(`audio/${id}`, { range: asked });
      expect([part.status, part.headers.get("content-range")]).toEqual([
        206,
        `bytes ${from}-${to - 1}/${truth.length}`,
      ]);
      expect(digest(await bytesOf(part))).toBe(digest(truth.read(from, to)));
    }
    const beyond = await priya.get(`audio/${id}`, { range: `bytes=${truth.length}-` });
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${truth.length}`]);

    const etag = whole.headers.get("etag") ?? "";
    const same = await priya.get(`audio/${id}`, { range: "bytes=0-9", "if-range": etag });
    const other = await priya.get(`audio/${id}`, { range: "bytes=0-9", "if-range": '"another"' });
    expect([same.status, (await bytesOf(same)).length, other.status, (await bytesOf(other)).length]).toEqual([
      206,
      10,
      200,
      truth.length,
    ]);

    const head = await priya.browser.fetch(`${listenLinkOf(priya)}/audio/${id}`, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length")]).toEqual([200, String(truth.length)]);
  });

  test("seeking asks Contact Center for nothing", async () => {
    const id = await firstOf(priya);
    floor.forgetCalls();
    for (const from of [0, 5000, 20_000])
      await bytesOf(await priya.get(`audio/${id}`, { range: `bytes=${from}-${from + 99}` }));
    expect(floor.calls("captures")).toEqual([]);
    expect(floor.calls("GET /storage/")).toHaveLength(3);
  });

  test("the trail says once who heard what and from where, however often the browser asked", async () => {
    const entries = await trailOf(floor, "listen");
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      personEmail: people.priya,
      orgId: harbor.id,
      taskId: call.id,
      outcome: "answered",
    });
    const space = floor.cloud.state().spaces.find(({ title }) => title === places.floor);
    expect(entries[0]?.spaceId).toBe(space?.id);
    floor.clock.advance(16 * MINUTE);
    await bytesOf(await priya.get(`audio/${await firstOf(priya)}`, { range: "bytes=0-9" }));
    expect(await trailOf(floor, "listen")).toHaveLength(2);
  });

  test("the outline has both channels and is as long as the call", async () => {
    const contents = await priya.contents();
    const response = await priya.get(`peaks/${contents.recordings[0]?.id}`);
    const peaks: { durationMs: number; bucketMs: number; channels: number[][] } = JSON.parse(await response.text());
    expect(peaks.durationMs).toBe(contents.recordings[0]?.durationMs);
    expect(peaks.channels).toHaveLength(2);
    for (const channel of peaks.channels) {
      expect(channel.length).toBeLessThanOrEqual(1200);
      expect(Math.max(...channel)).toBeGreaterThan(0.1);
      expect(channel.length * peaks.bucketMs).toBeGreaterThanOrEqual(peaks.durationMs);
    }
  });

  test("half an hour after the sign-in the next piece is refused, and a new sign-in goes on", async () => {
    const id = await firstOf(priya);
    floor.clock.advance(15 * MINUTE);
    const late = await refusal(await priya.get(`audio/${id}`, { range: "bytes=100-199" }));
    expect(late).toMatchObject({ status: 401, code: "session-needed" });
    expect(late.next).toContain("sign in");
    const again = await signInToListen(listenLinkOf(priya), people.priya, priya.browser);
    expect((await again.get(`audio/${id}`, { range: "bytes=100-199" })).status).toBe(206);
  });

  test("signed out, she is nobody", async () => {
    const id = await firstOf(priya);
    expect((await priya.post("sign-out", {})).status).toBe(403);
    expect((await priya.post("sign-out")).status).toBe(204);
    expect((await refusal(await priya.get(`audio/${id}`))).code).toBe("session-needed");
    expect((await priya.browser.step(listenLinkOf(priya))).status).toBe(302);
  });
});

const listenLinkOf = ({ page }: Listener) => page.address;

describe("links and who holds them", () => {
  let floor: Floor;
  let call: Contact;
  let link: string;
  beforeAll(async () => {
    floor = await openFloor();
    call = recordedCall(floor.clock.now());
    link = listenLink(await floor.say(`recording ${call.id}`, { from: people.priya }));
  });

  test("a forged link, a cut one, and nobody's page say that there is no such recording", async () => {
    const browser = openBrowser();
    for (const forged of [`${link.slice(0, -2)}xx`, link.slice(0, -30), `${floor.serviceUrl}/recordings/hello`]) {
      const page = await browser.open(forged);
      expect([page.status, page.text]).toEqual([404, expect.stringContaining("There is no such recording")]);
      expect((await refusal(await browser.fetch(`${forged}/contents`))).code).toBe("recording-link-invalid");
    }
  });

  test("without a sign-in nothing below the page answers", async () => {
    const browser = openBrowser();
    for (const path of ["contents", "audio/1", "peaks/1", "transcripts/1", "download/1"])
      expect(await refusal(await browser.fetch(`${link}/${path}`))).toMatchObject({
        status: 401,
        code: "session-needed",
      });
  });

  test("Maya, who is in the space and was not named, is told whom to ask, and the trail keeps it", async () => {
    const maya = await signInToListen(link, people.maya);
    expect(maya.page.status).toBe(403);
    expect(maya.page.text).toContain("You may not hear this recording");
    expect(maya.page.text).toContain("grant listener");
    // The refused page has let go of the session: with the same link somebody else may sign in.
    expect((await maya.browser.step(link)).status).toBe(302);
  });

  test("a listener of another organisation who is not in the space hears nothing", async () => {
    const camille = await signInToListen(link, people.camille);
    expect([camille.page.status, camille.page.text]).toEqual([403, expect.stringContaining("not in the space")]);
  });

  test("a listener by name hears it, until the moment she is removed from the space", async () => {
    await floor.say(`grant listener ${people.maya}`, { from: people.priya });
    const maya = await signInToListen(link, people.maya);
    const id = await firstOf(maya);
    expect((await maya.get(`audio/${id}`, { range: "bytes=0-9" })).status).toBe(206);
    floor.cloud.changeMembers({ space: places.floor, email: people.maya, action: "remove" });
    const gone = await refusal(await maya.get(`audio/${id}`, { range: "bytes=10-19" }));
    expect(gone).toMatchObject({ status: 403, code: "not-a-member" });
    floor.cloud.changeMembers({ space: places.floor, email: people.maya, action: "add" });

    await floor.say(`revoke listener ${people.maya}`, { from: people.priya });
    expect((await refusal(await maya.get(`audio/${id}`, { range: "bytes=20-29" }))).code).toBe("not-a-listener");
    const refused = (await trailOf(floor, "listen")).filter(({ outcome }) => outcome === "refused");
    expect(refused.map(({ personEmail, code, taskId }) => [personEmail, code, taskId])).toEqual([
      [people.maya, "not-a-member", call.id],
      [people.maya, "not-a-listener", call.id],
    ]);
  });

  test("a session and a link of two browsers do not fit: a sign-in ends where it began", async () => {
    const { location } = await openBrowser().step(link);
    const page = await openBrowser().open(`${location}&login_as=${people.priya}`);
    expect([page.status, page.text]).toEqual([403, expect.stringContaining("another browser")]);
  });

  test("a sign-in of eleven minutes is over", async () => {
    const browser = openBrowser();
    const { location } = await browser.step(link);
    floor.clock.advance(11 * MINUTE);
    const page = await browser.open(`${location}&login_as=${people.priya}`);
    expect([page.status, page.text]).toEqual([403, expect.stringContaining("older than ten minutes")]);
  });

  test("who says no at Webex is not asked again and again", async () => {
    const browser = openBrowser();
    const { location = "" } = await browser.step(link);
    const authorize = new URL(location);
    authorize.searchParams.set("decision", "decline");
    const page = await browser.submit(authorize.href, authorize.searchParams);
    expect([page.status, page.text]).toEqual([403, expect.stringContaining("You did not sign in")]);
  });

  test("a link of last month still works for those who may", async () => {
    await floor.later(30 * 24 * 60 * MINUTE);
    const old = await signInToListen(link, people.priya);
    expect((await old.get(`audio/${await firstOf(old)}`, { range: "bytes=0-9" })).status).toBe(206);
  });

  test("an organisation that was disconnected has no recordings any more", async () => {
    const priya = await signInToListen(link, people.priya);
    const id = await firstOf(priya);
    await floor.store().orgs.remove(harbor.id);
    expect(await refusal(await priya.get(`audio/${id}`))).toMatchObject({ status: 410, code: "no-org-linked" });
    const page = await priya.browser.open(link);
    expect([page.status, page.text]).toEqual([410, expect.stringContaining("not connected")]);
  });
});

describe("nothing to hear", () => {
  const ENCRYPTION_KEY = Buffer.alloc(32, 7).toString("base64");
  let floor: Floor;
  beforeAll(async () => {
    floor = await openFloor({ env: { ENCRYPTION_KEY } });
  });

  /** The page of a contact whose card would have no button (any more). */
  async function pageOf(taskId: string): Promise<Listener> {
    const links = createRecordingLinks(floor.serviceUrl, readEncryptionKeys(ENCRYPTION_KEY));
    const spaceId = floor.cloud.state().spaces.find(({ title }) => title === places.floor)?.id ?? "";
    return signInToListen(links.url({ orgId: harbor.id, taskId, spaceId }), people.priya);
  }

  test("a call that nobody recorded says so", async () => {
    const priya = await pageOf(unrecordedCall(floor.clock.now()).id);
    expect(priya.page.status).toBe(200);
    expect(await priya.contents()).toMatchObject({ recordings: [], note: "This contact was not recorded." });
  });

  test("a chat with a transcript is not told that there is none", async () => {
    const priya = await pageOf(transcribedChat(floor.clock.now()).id);
    const { note, recordings, transcripts } = await priya.contents();
    expect([note, recordings.length, transcripts.length]).toEqual([null, 0, 1]);
  });

  test("a call whose recording retention has deleted says so", async () => {
    const priya = await pageOf(deletedCall(floor.clock.now()).id);
    const { recordings, note } = await priya.contents();
    expect([recordings, note]).toEqual([[], expect.stringContaining("no longer kept")]);
  });

  test("a call that ended a moment ago says when to come again, and then has its recording", async () => {
    const call = endingCall(floor.clock.now());
    await floor.later(call.endedAt + 1_000 - floor.clock.now());
    const priya = await pageOf(call.id);
    expect((await priya.contents()).note).toContain("not ready yet");
    await floor.later(call.captureReadyAt - floor.clock.now());
    expect((await priya.contents()).recordings.length).toBeGreaterThan(0);
  });

  test("a contact that is in no list is said to be unknown, and there is no sound of another id", async () => {
    const priya = await pageOf("00000000-0000-4000-8000-000000000000");
    expect(await refusal(await priya.get("contents"))).toMatchObject({ status: 404, code: "unknown-task" });
    expect(await refusal(await priya.get("audio/1"))).toMatchObject({ status: 410, code: "recording-gone" });
    expect(await refusal(await priya.get("transcripts/1"))).toMatchObject({ status: 410, code: "recording-gone" });
  });
});

describe("Contact Center's storage has its moods", () => {
  let floor: Floor;
  let call: Contact;
  let priya: Listener;
  let id: string;
  beforeAll(async () => {
    floor = await openFloor();
    call = recordedCall(floor.clock.now());
    priya = await listenTo(floor, call);
    id = await firstOf(priya);
  });
  const piece = (range = "bytes=0-99") => priya.get(`audio/${id}`, { range });
  const truth = (from: number, to: number) => digest(trueSound(call, id).read(from, to));

  test("an address that ran out between page and play is replaced, and nobody notices", async () => {
    floor.forgetCalls();
    floor.clock.advance(10 * MINUTE);
    const response = await piece();
    expect([response.status, digest(await bytesOf(response))]).toEqual([206, truth(0, 100)]);
    expect(floor.calls("captures").length).toBeGreaterThan(0);
  });

  test("an address that the storage does not take any more is replaced once", async () => {
    floor.cloud.faults([{ match: STORAGE, status: 403, times: 1 }]);
    const response = await piece();
    expect([response.status, digest(await bytesOf(response))]).toEqual([206, truth(0, 100)]);
    floor.cloud.faults([{ match: STORAGE, status: 403 }]);
    expect(await refusal(await piece())).toMatchObject({ status: 503, code: "recording-unavailable" });
    floor.cloud.faults([]);
  });

  test("a storage that is busy for a moment is asked again; one that stays busy has its sentence", async () => {
    floor.cloud.faults([{ match: STORAGE, status: 503, times: 2 }]);
    const response = await floor.passTimeUntil(piece());
    expect(digest(await bytesOf(response))).toBe(truth(0, 100));
    floor.cloud.faults([{ match: STORAGE, status: 503 }]);
    const busy = await floor.passTimeUntil(piece());
    expect(Number(busy.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refusal(busy)).toMatchObject({ status: 503, code: "recording-unavailable" });
    floor.cloud.faults([]);
  });

  test("a storage that hangs is left for another connection", async () => {
    floor.cloud.faults([{ match: STORAGE, hang: true, times: 1 }]);
    const response = await floor.passTimeUntil(piece("bytes=500-599"));
    expect(digest(await bytesOf(response))).toBe(truth(500, 600));
  });

  test("a recording that retention has deleted meanwhile says so", async () => {
    floor.cloud.faults([{ match: STORAGE, status: 404, times: 1 }]);
    expect(await refusal(await piece())).toMatchObject({ status: 410, code: "recording-gone" });
  });
});

describe("a call that is marked as sensitive", () => {
  test("is heard after a second yes, given on the page itself, and the trail marks it", async () => {
    const floor = await openFloor();
    const call = sensitiveCall(floor.clock.now());
    const priya = await listenTo(floor, call);
    const [first] = (await priya.contents()).recordings;
    expect([first?.sensitive, first?.confirmed]).toEqual([true, false]);
    for (const path of ["audio", "peaks"])
      expect(await refusal(await priya.get(`${path}/${first?.id}`))).toMatchObject({
        status: 403,
        code: "recording-unconfirmed",
      });
    for (const foreign of [{}, { "sec-fetch-site": "cross-site" }, { origin: "https://elsewhere.example" }])
      expect((await refusal(await priya.post(`confirm/${first?.id}`, foreign))).code).toBe("foreign-request");

    expect((await priya.post(`confirm/${first?.id}`)).status).toBe(204);
    expect((await priya.contents()).recordings[0]?.confirmed).toBe(true);
    expect((await priya.get(`audio/${first?.id}`, { range: "bytes=0-9" })).status).toBe(206);
    const [refused, heard] = await trailOf(floor, "listen");
    expect([refused?.outcome, refused?.code]).toEqual(["refused", "recording-unconfirmed"]);
    expect([heard?.outcome, heard?.sensitive]).toEqual(["answered", true]);
  });
});

describe("keeping a recording", () => {
  test("is for organisations whose managers allow it, under a name that says what it is, and is in the trail", async () => {
    const floor = await openFloor();
    const call = recordedCall(floor.clock.now());
    const priya = await listenTo(floor, call);
    const id = await firstOf(priya);
    expect(await refusal(await priya.get(`download/${id}`))).toMatchObject({
      status: 403,
      code: "download-not-allowed",
    });

    await floor.say("settings download allowed", { from: people.priya });
    const contents = await priya.contents();
    expect(contents.mayDownload).toBe(true);
    const file = await priya.get(`download/${id}`);
    const queue = contents.queue?.replace(/[^\p{L}\p{N}]+/gu, "_");
    expect(file.headers.get("content-disposition")).toBe(`attachment; filename=${queue}-2026-11-20-${call.id}.wav`);
    expect(file.headers.get("content-type")).toBe("audio/wav");
    const sound = trueSound(call, id);
    expect(digest(await bytesOf(file))).toBe(digest(sound.read(0, sound.length)));
    const trail = await trailOf(floor, "download");
    expect(trail.map(({ outcome, code }) => [outcome, code])).toEqual([
      ["refused", "download-not-allowed"],
      ["answered", undefined],
    ]);
  });
});

describe("reading along", () => {
  test("the transcript follows the sound, and reading it is in the trail", async () => {
    const floor = await openFloor();
    const priya = await listenTo(floor, transcribedCall(floor.clock.now()));
    const [transcript] = (await priya.contents()).transcripts;
    const response = await priya.get(`transcripts/${transcript?.id}`);
    const read: { language: string; lines: { fromMs: number; speaker: string; text: string }[] } = JSON.parse(
      await response.text(),
    );
    expect(read.language).toBe(transcript?.language);
    expect(read.lines.length).toBeGreaterThan(2);
    expect(new Set(read.lines.map(({ speaker }) => speaker))).toContain("Agent");
    expect(await trailOf(floor, "read-transcript")).toHaveLength(1);
  });
});

describe("an hour-long call", () => {
  test("a browser that leaves half-way leaves nothing open at the storage", async () => {
    const floor = await openFloor({ shortestRecordingMs: 60 * MINUTE });
    const call = recordedCall(floor.clock.now());
    const priya = await listenTo(floor, call);
    const id = await firstOf(priya);
    const leaving = new AbortController();
    const response = await priya.get(`audio/${id}`, { range: "bytes=0-" }, leaving.signal);
    const reader = response.body?.getReader();
    for (let read = 0; read < 300_000; ) read += (await reader?.read())?.value?.byteLength ?? 300_000;
    leaving.abort();
    await floor.quiet();
    // An answer that was sent to its end would have its status in the cloud's diary.
    expect(
      floor
        .requests()
        .filter(({ path }) => path.startsWith("/storage/"))
        .map(({ status }) => status),
    ).toEqual([0]);
    expect((await priya.get(`audio/${id}`, { range: "bytes=1000000-1000099" })).status).toBe(206);
  });
});

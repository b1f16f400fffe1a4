import { describe, expect, test } from "vitest";
import { createApi } from "../../../../src/web/player/api.js";

interface Sent {
  readonly path: string;
  readonly method: string;
}

function answering(status: number, body: unknown) {
  const sent: Sent[] = [];
  const api = createApi("/recordings/ticket", async (path, init) => {
    sent.push({ path: String(path), method: init?.method ?? "GET" });
    const empty = status === 204;
    return new Response(empty ? null : typeof body === "string" ? body : JSON.stringify(body), { status });
  });
  return { api, sent };
}

describe("what the page asks the service", () => {
  test("every address is below the page's own, with ids that cannot leave it", async () => {
    const { api, sent } = answering(204, undefined);
    await api.confirm("../b");
    await api.signOut();
    expect(sent).toEqual([
      { path: "/recordings/ticket/confirm/..%2Fb", method: "POST" },
      { path: "/recordings/ticket/sign-out", method: "POST" },
    ]);
    expect(api.audioAddress("a")).toBe("/recordings/ticket/audio/a");
    expect(api.downloadAddress("a")).toBe("/recordings/ticket/download/a");
  });

  test("a refusal comes with the service's own words", async () => {
    const { api } = answering(410, { code: "recording-gone", say: "It was deleted.", next: "Ask for another." });
    await expect(api.peaks("a")).rejects.toMatchObject({ say: "It was deleted.", next: "Ask for another." });
  });

  test.each([
    [401, "<html>"],
    [403, { code: "session-needed", say: "No.", next: "Sign in." }],
  ])("a sign-in that has ended is known by status %i", async (status, body) => {
    const { api } = answering(status, body);
    await expect(api.contents()).rejects.toMatchObject({ code: "session-needed" });
  });

  test("a sensitive recording that was not confirmed is told from other refusals", async () => {
    const { api } = answering(403, { code: "recording-unconfirmed", say: "Sensitive.", next: "Confirm." });
    await expect(api.probe("a")).rejects.toMatchObject({ code: "recording-unconfirmed" });
  });

  test("a refusal without words is told by its status", async () => {
    const { api } = answering(502, "<html>bad gateway");
    await expect(api.contents()).rejects.toMatchObject({ say: "Floorwalker refused with status 502." });
  });

  test("an answer that is not what was promised is not believed", async () => {
    await expect(answering(200, { lines: "none" }).api.transcript("t")).rejects.toMatchObject({
      code: "upstream-nonsense",
    });
    await expect(answering(200, "<html>").api.peaks("a")).rejects.toMatchObject({ code: "upstream-nonsense" });
  });

  test("no network is said as that", async () => {
    const api = createApi("/recordings/ticket", async () => {
      throw new TypeError("Failed to fetch");
    });
    await expect(api.contents()).rejects.toMatchObject({ code: "upstream-unavailable" });
  });
});

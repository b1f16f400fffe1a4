import { createHash, type KeyObject } from "node:crypto";
import express, { type Response, type Router } from "express";
import type { Chart } from "../charts/chart.js";
import { chartSchema } from "../charts/chart-schema.js";
import { drawPng } from "../charts/draw-png.js";
import type { Clock } from "../clock.js";
import type { Log } from "../log.js";
import { parseJson } from "../parse-json.js";
import type { Store } from "../store/store.js";
import { readChartTicket } from "./charts/chart-ticket.js";
import { fontFiles } from "./charts/font-files.js";
import { createPictureCache } from "./charts/picture-cache.js";

/** What the pictures' route is made of. `key` comes from `deriveChartKey`. */
export interface ChartRoutesDeps {
  readonly store: Pick<Store, "charts">;
  readonly clock: Clock;
  readonly key: KeyObject;
  readonly log: Log;
}

/** About three hundred pictures. */
const MOST_BYTES = 24 * 1024 * 1024;
const DAY_SECONDS = 86_400;

/**
 * `GET /charts/<ticket>.png`. Webex's cloud fetches the pictures of cards and cannot sign in, so whoever has the address sees
 * the picture: it cannot be guessed, says nothing and expires. Forged, expired and unknown are one answer, 404.
 */
export function createChartRoutes({ store, clock, key, log }: ChartRoutesDeps): Router {
  const cache = createPictureCache(MOST_BYTES);
  const router = express.Router();

  async function read(id: string): Promise<Chart | undefined> {
    const record = await store.charts.get(id);
    if (!record) return undefined;
    const chart = chartSchema.safeParse(parseJson(record.chart));
    if (!chart.success) log.error({ issues: chart.error.issues.length }, "a kept chart cannot be drawn any more");
    return chart.data;
  }

  async function draw(id: string): Promise<Buffer | undefined> {
    const drawn = cache.get(id);
    if (drawn) return drawn;
    const chart = await read(id);
    if (!chart) return undefined;
    try {
      const picture = drawPng(chart, fontFiles);
      cache.put(id, picture);
      return picture;
    } catch (error) {
      log.error({ err: error, kind: chart.kind }, "a chart could not be drawn");
      return undefined;
    }
  }

  router.get("/charts/:file", async (request, response) => {
    const ticket = readChartTicket(/^(.+)\.png$/.exec(request.params.file)?.[1] ?? "", key);
    const leftSeconds = (ticket?.expiresAtSeconds ?? 0) - Math.floor(clock.now() / 1000);
    const picture = ticket && leftSeconds > 0 ? await draw(ticket.id) : undefined;
    if (picture) sendPicture(response, picture, Math.min(leftSeconds, DAY_SECONDS));
    else
      response
        .status(404)
        .set({ ...headers, "Cache-Control": "no-store" })
        .type("text")
        .send("No such picture.\n");
  });
  return router;
}

const headers = { "X-Content-Type-Options": "nosniff", "X-Robots-Tag": "noindex", "Referrer-Policy": "no-referrer" };

/** Express answers 304 by itself when the ETag is the one that was asked about. */
function sendPicture(response: Response, picture: Buffer, maxAgeSeconds: number): void {
  response
    .set({
      ...headers,
      "Cache-Control": `public, max-age=${maxAgeSeconds}, immutable`,
      "Cross-Origin-Resource-Policy": "cross-origin",
      ETag: `"${createHash("sha256").update(picture).digest("base64url")}"`,
    })
    .type("png")
    .send(picture);
}

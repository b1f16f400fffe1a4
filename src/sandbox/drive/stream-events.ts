import type { RequestHandler } from "express";
import type { Feed } from "../webex/feed.js";

/** What the chat page is told so that it knows what to read again. */
export interface Ping {
  readonly event: "message" | "members" | "clock" | "requests" | "faults" | "reset";
  readonly data?: object;
}

/** Server-sent events, one per ping; the connection stays open until the page goes. */
export function streamEvents(pings: Feed<Ping>): RequestHandler {
  return (req, res) => {
    res.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", connection: "keep-alive" });
    res.write(": listening\n\n");
    const stop = pings.listen(({ event, data = {} }) =>
      res.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    );
    req.on("close", stop);
  };
}

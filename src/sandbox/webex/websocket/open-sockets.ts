import { randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { Clock } from "../../../clock.js";
import { parseJson } from "../../../parse-json.js";
import type { Caller } from "../answer-call.js";
import type { CloudEvent } from "../cloud-event.js";
import type { Directory } from "../directory.js";
import type { Feed } from "../feed.js";
import { mayKnow } from "../may-know.js";
import { makeActivity } from "./make-activity.js";

/** What the SDK says on its socket; acknowledgements need no answer. */
const frameSchema = z.object({
  id: z.string().optional(),
  type: z.string(),
  data: z.object({ token: z.string() }).optional(),
});

interface Deps {
  readonly clock: Clock;
  readonly directory: Directory;
  readonly feed: Feed<CloudEvent>;
  readonly callerOf: (bearer: string) => Caller | undefined;
  readonly baseUrl: () => string;
}

/**
 * Serves the SDK's sockets at `/socket/<device>`: each says who it is first and then is told what its person may know.
 * Returns how to cut them all, which a server does not do with connections it has handed over.
 */
export function openSockets(server: Server, deps: Deps): () => void {
  const sockets = new WebSocketServer({ noServer: true });
  server.on("upgrade", (request, connection, head) => {
    if (request.url?.startsWith("/socket/"))
      sockets.handleUpgrade(request, connection, head, (socket) => serveSocket(socket, deps));
    else connection.destroy();
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
  };
}

function serveSocket(socket: WebSocket, deps: Deps): void {
  let sequenceNumber = 0;
  const send = (data: object) => {
    sequenceNumber += 1;
    socket.send(JSON.stringify({ id: randomUUID(), data, timestamp: deps.clock.now(), sequenceNumber }));
  };

  function welcome(token: string) {
    const caller = deps.callerOf(token.replace(/^Bearer /, ""));
    if (!caller) return socket.close(4401, "unauthorized");
    send({ eventType: "mercury.buffer_state" });
    const stop = deps.feed.listen((event) => {
      const activity = mayKnow(caller.person, event) && makeActivity(event, deps.directory, deps.baseUrl());
      if (activity) send({ eventType: "conversation.activity", activity });
    });
    socket.on("close", stop);
  }

  socket.on("message", (raw) => {
    const frame = frameSchema.safeParse(parseJson(String(raw))).data;
    if (frame?.type === "authorization" && frame.data) welcome(frame.data.token);
    if (frame?.type === "ping") socket.send(JSON.stringify({ type: "pong", id: frame.id }));
  });
}

import express from "express";
import { onTestFinished } from "vitest";
import { createSandboxClock } from "../../../../src/sandbox/clock.js";
import type { TokenIdentity } from "../../../../src/sandbox/contracts.js";
import { createCaptureCatalog } from "../../../../src/sandbox/model/captures/create-capture-catalog.js";
import { serveStorage } from "../../../../src/sandbox/storage/serve-storage.js";
import { harbor, lumen } from "../../../../src/sandbox/world.js";
import { createContactCentre } from "../../../../src/sandbox/wxcc/create-contact-centre.js";
import { traffic } from "../../../helpers/floor.js";

/** Friday 20 November 2026, 14:07 in New York. */
export const NOW = Date.parse("2026-11-20T14:07:00-05:00");

const admin = (orgId: string): TokenIdentity => ({
  personUuid: "c3f7185e-62d9-4a0b-b84c-1e9a7d630f25",
  orgId,
  admin: true,
  scopes: ["cjp:config_read", "cjp:config_write"],
  clientId: "C1",
});
const tokens: Record<string, TokenIdentity> = {
  harbor: admin(harbor.id),
  lumen: admin(lumen.id),
  supervisor: { ...admin(harbor.id), admin: false, supervisor: true },
  agent: { ...admin(harbor.id), admin: false },
  noScope: { ...admin(harbor.id), scopes: ["spark:people_read"] },
  readOnly: { ...admin(harbor.id), scopes: ["cjp:config_read"] },
};

/** Contact Center in both regions and the storage, on one port and a clock that stands still; gone with the test. */
export async function startCaptures(start = NOW) {
  const clock = createSandboxClock({ start, running: false });
  const model = traffic();
  const catalog = createCaptureCatalog(model);
  const region = createContactCentre({ model, clock, catalog, identify: (bearer) => tokens[bearer] });
  const app = express()
    .disable("etag")
    .use("/wxcc/us1", region("us1"))
    .use("/wxcc/eu1", region("eu1"))
    .use("/storage", serveStorage({ clock, catalog }));
  const server = app.listen(0);
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const url = `http://127.0.0.1:${address.port}`;

  const ask = async (body: unknown, { token = "harbor", region: place = "us1" } = {}) => {
    const response = await fetch(`${url}/wxcc/${place}/v1/captures/query`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever JSON came
    const answer: any = JSON.parse(await response.text());
    return { status: response.status, answer };
  };
  /** The entry of one task. */
  const captures = async (taskId: string, more: object = {}, where: { token?: string; region?: string } = {}) => {
    const { answer } = await ask({ query: { taskIds: [taskId], ...more } }, where);
    return answer.data[0];
  };
  return { clock, url, ask, captures };
}

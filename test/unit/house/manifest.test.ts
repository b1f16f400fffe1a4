import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { variables } from "../../../src/config/variables.js";
import { optionalScopes, scopes, wantedScopes } from "../../../src/orgs/scopes.js";
import { wantedWebhooks } from "../../../src/webex/webhooks.js";
import { readSource, readText, root } from "./read-source.js";

const readJson = (path: string) => z.record(z.string(), z.json()).parse(JSON.parse(readText(path)));
const read = (name: string) => readJson(`manifest/${name}.json`);
const schemaOf = (name: string) => z.fromJSONSchema(readJson(`manifest/schema/${name}.schema.json`));

describe.each(["bot", "integration", "webhooks", "app-hub"])("manifest/%s.json", (name) => {
  test("fits its schema, which it names so that editors check it too", () => {
    expect(schemaOf(name).safeParse(read(name)).error).toBeUndefined();
    expect(read(name).$schema).toBe(`./schema/${name}.schema.json`);
  });

  test("could hold nothing that its schema does not know", () => {
    expect(schemaOf(name).safeParse({ ...read(name), surprise: true }).success).toBe(false);
  });

  test("has a picture of 512 × 512 that is there", () => {
    for (const picture of [read(name).icon, read(name).logo].filter((path) => path !== undefined)) {
      const bytes = readFileSync(join(root, "manifest", z.string().parse(picture)));
      expect(bytes.subarray(1, 4).toString()).toBe("PNG");
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([512, 512]);
    }
  });
});

test("an administrator is asked for what the record says, for the same reasons", () => {
  expect(read("integration").scopes).toEqual([...scopes, ...optionalScopes]);
});

test("a plain connect asks for nothing that the record calls optional", () => {
  const plain = wantedScopes({ withChanges: false }).map(({ scope }) => scope);
  const recorded = z.array(z.looseObject({ scope: z.string(), optional: z.boolean().default(false) }));
  const wider = recorded.parse(read("integration").scopes).filter(({ optional }) => optional);
  expect(wider.length).toBeGreaterThan(0);
  for (const { scope } of wider) expect(plain).not.toContain(scope);
  expect(wantedScopes({ withChanges: true }).map(({ scope }) => scope)).toEqual(
    expect.arrayContaining(wider.map(({ scope }) => scope)),
  );
});

test("the webhooks of the record are those that the service registers", () => {
  const recorded = z.array(z.looseObject({ resource: z.string(), event: z.string() })).parse(read("webhooks").webhooks);
  expect(recorded.map(({ resource, event }) => ({ resource, event }))).toEqual(wantedWebhooks);
});

test("addresses of the record are routes of the service", () => {
  const routes = readSource("src/web")
    .flatMap(({ nodes }) => nodes)
    .flatMap(({ type, text }) => (type === "CallExpression" ? (/^router\.\w+\("([^"]+)"/.exec(text)?.[1] ?? []) : []));
  const recorded = [read("webhooks").targetUrl, ...z.array(z.string()).parse(read("integration").redirectUris)];
  for (const address of recorded) expect(routes.map((path) => `{PUBLIC_URL}${path}`)).toContain(address);
  expect(readText("src/app.ts")).toContain("config.publicUrl}/auth/callback`");
  expect(readText("src/webex/reception.ts")).toContain("config.publicUrl}/webex/webhook`");
});

test("the webhook's secret is in a variable that has to be set", () => {
  const secret = variables.find(({ name }) => name === read("webhooks").secretVariable);
  expect(secret?.required).toBe(true);
});

test("the guide to the portal's forms names every field there is", () => {
  const guide = readText("manifest/README.md");
  for (const name of ["bot", "integration"])
    for (const field of Object.keys(read(name)).filter((key) => key !== "$schema"))
      expect(guide, `${name}.json`).toContain(`\`${field}`);
});

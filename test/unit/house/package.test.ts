import { expect, test } from "vitest";
import { z } from "zod";
import { readSource, readText } from "./read-source.js";

const texts = z.record(z.string(), z.string());
const { bin, engines, scripts, overrides, dependencies } = z
  .object({ bin: texts, engines: texts, scripts: texts, overrides: z.record(z.string(), texts), dependencies: texts })
  .parse(JSON.parse(readText("package.json")));

const lockSchema = z.object({
  lockfileVersion: z.number(),
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
    }),
  ),
});
const lock = lockSchema.parse(JSON.parse(readText("package-lock.json")));
const locked = Object.entries(lock.packages);
const nameOf = (path: string) => path.replace(/^.*node_modules\//, "");

test("it runs on Node 20.19 and newer", () => {
  expect(engines.node).toBe("^20.19 || >=22.12");
});

test.each(["sandbox", "test", "check", "bench", "ask", "build", "start", "docs"])("npm run %s is there", (name) => {
  expect(scripts).toHaveProperty(name);
});

test("one command checks everything: format and lint, types, tests, build", () => {
  expect(scripts.check).toMatch(/format:check.*types.*vitest run.*build/);
  expect(scripts.start).toBe("node dist/main.js");
});

test("the command that is installed is a program of its own, built from a file that says so in its first line", () => {
  expect(bin).toEqual({ floorwalker: "dist/command-line/main.js" });
  expect(readText("src/command-line/main.ts")).toMatch(/^#!\/usr\/bin\/env node\n/);
});

test("a phone's toolkit stays out of the tree", () => {
  expect(Object.keys(overrides["isomorphic-webcrypto"] ?? {})).toContain("react-native-securerandom");
  expect(
    locked
      .map(([path]) => nameOf(path))
      .filter((name) => /^(react-native|expo)/.test(name) && !/expo-random|securerandom/.test(name)),
  ).toEqual([]);
});

test("nothing new runs a script of its own while it is installed", () => {
  const running = locked.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
  // Neither is needed: core-js prints a request for money, esbuild checks the binary it brings.
  expect([...new Set(running)].sort()).toEqual(["core-js", "esbuild"]);
});

test("the lock file names no host, so that it installs from whichever registry npm is set to", () => {
  expect(locked.filter(([, { resolved, link }]) => resolved !== undefined && !link)).toEqual([]);
});

test("every locked package is known by its content", () => {
  const nameless = locked.filter(([path, { integrity, link }]) => path !== "" && integrity === undefined && !link);
  expect(nameless.map(([path]) => path)).toEqual([]);
});

/** What the built service loads from packages; the player's page is a program of its own, bundled with all it needs. */
const service = readSource("src").filter(({ path }) => !/^src\/(sandbox|web\/player)\//.test(path));

test("a production install has every package that the built service loads, apart from one tool", () => {
  const packageOf = (from: string) => /^(@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from;
  const missing = service.flatMap(({ path, imports }) =>
    imports
      .filter(({ from, typeOnly }) => !typeOnly && !/^(node:|src\/)/.test(from) && !(packageOf(from) in dependencies))
      .map(({ from }) => `${path} loads ${from}`),
  );
  expect(missing).toEqual(["src/web/bundle-player.ts loads esbuild"]);
});

test("that tool is loaded only when it is needed, and the build leaves nothing for it to do", () => {
  const late = service.flatMap(({ path, nodes }) =>
    nodes.filter(({ type }) => type === "ImportExpression").map(({ text }) => `${path} ${text}`),
  );
  expect(late).toEqual(['src/web/bundle-player.ts import("esbuild")']);
  expect(scripts.build).toMatch(/tsc -p tsconfig\.build\.json && tsx scripts\/build-player\.ts/);
});

test("what the service needs when it runs is not among the tools", () => {
  for (const needed of ["express", "lowdb", "webex-node-bot-framework", "date-fns", "zod", "pino"])
    expect(dependencies).toHaveProperty([needed]);
});

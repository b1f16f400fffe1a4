import { expect, test } from "vitest";
import { type Import, type Node, readSource, type SourceFile } from "./read-source.js";

const files = readSource("src");
const byPath = new Map(files.map((file) => [file.path, file]));

/** Of the conversation, what talks to the store, to Webex or to other people; everything else in it only thinks. */
const talking = [
  "answer",
  "cancel-everywhere",
  "claimed-work",
  "create-claims",
  "create-receivers",
  "handle-message",
  "handle-press",
  "lost-question",
  "once",
  "open-question",
  "post-outcome",
  "resolve-ask",
  "running-work",
  "show-progress",
  "take-over",
];
/** Of alerts, what reads the floor, writes states or posts; rules, evaluation and cards only think. */
const watching = [
  "check-right",
  "create-alerts",
  "create-shared-alerts",
  "keep-listening",
  "last-words",
  "pause-rule",
  "poll-org",
  "post-event",
  "read-floor",
  "say-last-words",
  "shared-polls",
  "show-messages",
  "show-notice",
  "show-space",
];
const isPure = ({ path }: SourceFile) =>
  /^src\/(metrics|cards|charts)\//.test(path) ||
  /^src\/schedule\/(next-run|business-day|read-|describe-|plan\.|remember-runs|schedule-problems|due-task|compose-)/.test(
    path,
  ) ||
  (path.startsWith("src/alerts/") && !watching.some((name) => path.endsWith(`/${name}.ts`))) ||
  (path.startsWith("src/conversation/") && !talking.some((name) => path.endsWith(`/${name}.ts`)));
const pure = files.filter(isPure);

/** Packages that calculate and nothing else. */
const calculating = ["zod", "date-fns", "@date-fns/tz", "fastest-levenshtein", "node:buffer", "@resvg/resvg-js"];

/** Everything that is loaded when this file is, by way of which the first time. */
function loadedBy(file: SourceFile, seen = new Map<string, string>()): ReadonlyMap<string, string> {
  for (const { from, typeOnly } of file.imports) {
    if (typeOnly || seen.has(from)) continue;
    seen.set(from, file.path);
    const next = byPath.get(from);
    if (next) loadedBy(next, seen);
  }
  return seen;
}

const importers = (matches: (path: string) => boolean, kinds: (each: Import) => boolean = () => true) =>
  files.filter(({ imports }) => imports.some((each) => matches(each.from) && kinds(each))).map(({ path }) => path);

const places = (wanted: (node: Node, file: SourceFile) => boolean, among: readonly SourceFile[] = files) =>
  among.flatMap((file) =>
    file.nodes
      .filter((node) => wanted(node, file))
      .map(({ line, text }) => `${file.path}:${line} ${text.slice(0, 60)}`),
  );

test("there is something to look at", () => {
  expect(pure.length).toBeGreaterThan(30);
  expect(files.length).toBeGreaterThan(200);
});

test("arithmetic, parsing and cards load nothing that could reach a disk, a network or a clock", () => {
  const reached = pure.flatMap((file) =>
    [...loadedBy(file)]
      .filter(([from]) => !byPath.has(from) && !calculating.includes(from))
      .map(([from, by]) => `${file.path} loads ${from} by way of ${by}`),
  );
  expect(reached).toEqual([]);
});

test("arithmetic, parsing and cards never wait and never ask what time it is", () => {
  const waiting = places(
    ({ type, name, text }) =>
      type === "AwaitExpression" ||
      (type === "Identifier" && ["fetch", "process", "setTimeout", "setInterval", "setImmediate"].includes(name)) ||
      (type === "MemberExpression" && ["Date.now", "Math.random", "performance.now"].includes(name)) ||
      text === "new Date()",
    pure,
  );
  expect(waiting).toEqual([]);
});

test("only one file knows the bot framework", () => {
  const naming = files.filter(({ nodes }) =>
    nodes.some(({ type, name }) => type === "Literal" && name.startsWith("webex-node-bot-framework")),
  );
  expect(naming.map(({ path }) => path)).toEqual(["src/webex/framework.ts"]);
});

test("only the store knows where records lie", () => {
  expect(
    importers((from) => /^(lowdb|pg|pg-boss)(\/|$)/.test(from)).filter((path) => !path.startsWith("src/store/")),
  ).toEqual([]);
});

test("only the files that are started read the process environment", () => {
  const readers = files.filter(({ nodes }) =>
    nodes.some(({ type, name }) => type === "MemberExpression" && name === "process.env"),
  );
  expect(readers.map(({ path }) => path).sort()).toEqual([
    "src/command-line/main.ts",
    "src/main.ts",
    "src/sandbox/ask.ts",
    "src/sandbox/main.ts",
  ]);
});

test("the service never imports from the sandbox", () => {
  const strangers = importers((from) => from.startsWith("src/sandbox/")).filter(
    (path) => !path.startsWith("src/sandbox/"),
  );
  expect(strangers).toEqual([]);
});

test("only wxcc speaks Cisco's language; elsewhere its words stand in sentences at most", () => {
  const ciscos = new Set(
    `isContactHandled isContactOffered contactHandleType isWithInServiceLevel isWithinServiceLevel abandonedSlCount
    queueDuration connectedDuration holdDuration wrapupDuration ringingDuration selfserviceDuration totalDuration
    queueCount connectedCount holdCount lastQueue firstQueueId lastTeam lastAgent lastSite lastEntryPoint
    lastWrapupCodeName terminationType createdTime endedTime timeComparator channelType taskDetails
    totalOfferedTasks totalEnqueuedTasks totalAssignedTasks totalAcceptedTasks totalRejectedTasks totalAbandonedTasks
    averageEnqueuedTime averageHandledTime serviceLevelThresholdPercentage intervalStartTime captureRequested
    aggregationInterval serviceLevelThreshold maxTimeInQueue`.split(/\s+/),
  );
  const elsewhere = files.filter(({ path }) => !/^src\/(wxcc|sandbox\/wxcc)\//.test(path));
  expect(places(({ type, name }) => type === "Identifier" && ciscos.has(name), elsewhere)).toEqual([]);
});

/** Where the machine's own time or chance is needed, and why. Everything else has a clock given to it. */
const realTime: Readonly<Record<string, string>> = {
  "src/clock.ts": "this is the machine's clock",
  "src/files/take-turns.ts": "lets the process do other work between the rows of a long file",
  "src/main.ts": "hands out the machine's chance",
  "src/serve.ts": "cuts off who hangs on a real socket",
  "src/sandbox/ask.ts": "the sandbox's clock begins at the machine's time",
  "src/sandbox/clock.ts": "runs at the speed of real time",
  "src/sandbox/cloud.ts": "late deliveries: their receiver is a real socket",
  "src/sandbox/drive/inject-fault.ts": "late answers: who waits for them waits at a real socket",
  "src/sandbox/drive/send-event.ts": "gives up on a real socket",
  "src/sandbox/main.ts": "the sandbox's clock begins at the machine's time",
  "src/sandbox/page/browser-clock.ts": "this is the browser's clock",
  "src/sandbox/start.ts": "hands out the machine's chance",
  "src/sandbox/webex/deliver.ts": "gives up on a real socket",
  "src/sandbox/webex/fetch-file.ts": "gives up on a real socket",
};

test("real time and real chance come in by a few known doors", () => {
  const doors = files.filter(
    ({ imports, nodes }) =>
      imports.some(({ from }) => /^node:timers/.test(from)) ||
      nodes.some(
        ({ type, name, text }) =>
          (type === "MemberExpression" &&
            ["Date.now", "Math.random", "performance.now", "AbortSignal.timeout"].includes(name)) ||
          (type === "CallExpression" && /^(setTimeout|setInterval|setImmediate)$/.test(name)) ||
          text === "new Date()",
      ),
  );
  expect(doors.map(({ path }) => path).sort()).toEqual(Object.keys(realTime).sort());
});

test("what a type says is true: nothing is cast, apart from constants", () => {
  expect(places(({ type, name }) => type === "TSAsExpression" && name !== "const")).toEqual([]);
});

test("no rule of the compiler or of the linter is switched off in a file", () => {
  const switches = new RegExp(
    ["@ts-", "biome-", "eslint-"].map((start) => `${start}(ignore|expect|disable|nocheck)`).join("|"),
  );
  expect(files.filter(({ text }) => switches.test(text)).map(({ path }) => path)).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { Problem } from "../../../src/errors.js";
import { until } from "../../helpers/settle.js";
import { away, never, openEngine } from "./engine.js";

const MINUTE_MS = 60_000;
const daily = { time: "18:00", days: { kind: "every-day" }, zone: "UTC" } as const;
type Engine = Awaited<ReturnType<typeof openEngine>>;

async function atTheHour() {
  const engine = await openEngine("2026-11-20T17:59:00Z");
  await engine.put(daily);
  return engine;
}
const isRecorded = (engine: Engine, state: string) => async () => {
  const runs = await engine.store.runs.find();
  return runs.length > 0 && runs.every((run) => run.state === state);
};
async function settles(check: () => Promise<boolean>) {
  let done = false;
  for (let turn = 0; turn < 2_000 && !done; turn++) {
    done = await check();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(done).toBe(true);
}

/** What the first process does at its last step, and how that step is known to be reached. */
const steps: Record<string, (engine: Engine) => { runs?: Engine["store"]["runs"]; reached: () => boolean }> = {
  "while it asked": (engine) => {
    let asking = false;
    engine.answers.answer = () => {
      asking = true;
      return never();
    };
    return { reached: () => asking };
  },
  "while it claimed": (engine) => {
    let claiming = false;
    const add = () => {
      claiming = true;
      return never();
    };
    return { runs: { ...engine.store.runs, add }, reached: () => claiming };
  },
  "between claim and post": (engine) => {
    let posting = false;
    engine.webex.post = () => {
      posting = true;
      return never();
    };
    return { reached: () => posting };
  },
  "when Webex had the post and had not said so": (engine) => {
    engine.webex.post = (_, arrive) => {
      arrive();
      return never();
    };
    return { reached: () => engine.arrived.length === 1 };
  },
  "between post and record": (engine) => {
    let recording = false;
    const update = () => {
      recording = true;
      return never();
    };
    return { runs: { ...engine.store.runs, update }, reached: () => recording };
  },
};

describe.each(Object.keys(steps))("killed %s", (name) => {
  test("and started again, the day's post is there once, and recorded", async () => {
    const engine = await atTheHour();
    const { post } = engine.webex;
    const { answer } = engine.answers;
    const step = steps[name]?.(engine);
    if (!step) throw new Error("there is no such step");
    const first = engine.startProcess(step.runs);
    await until(() => engine.clock.sleepers().length > 0);
    engine.clock.advance(MINUTE_MS);
    await until(step.reached, "the step");
    first.kill();

    Object.assign(engine.webex, { post });
    Object.assign(engine.answers, { answer });
    engine.clock.advance(5_000);
    const second = engine.startProcess();
    await settles(isRecorded(engine, "posted"));
    expect(engine.posts()).toHaveLength(1);
    second.kill();

    engine.startProcess();
    await until(() => engine.clock.sleepers().length > 0);
    engine.clock.advance(MINUTE_MS);
    await until(() => engine.clock.sleepers().length > 0);
    expect(engine.posts()).toHaveLength(1);
  });
});

test("killed and started again after its limit, a claimed post is missed and says so in the list", async () => {
  const engine = await atTheHour();
  engine.webex.post = never;
  const first = engine.startProcess();
  await until(() => engine.clock.sleepers().length > 0);
  engine.clock.advance(MINUTE_MS);
  await settles(isRecorded(engine, "claimed"));
  first.kill();
  engine.clock.advance(7 * 60 * MINUTE_MS);
  engine.startProcess();
  await settles(isRecorded(engine, "missed"));
  expect(engine.posts()).toEqual([]);
});

test("when the look is refused nothing is posted, and the owner is told once", async () => {
  const engine = await atTheHour();
  engine.webex.post = never;
  const first = engine.startProcess();
  await until(() => engine.clock.sleepers().length > 0);
  engine.clock.advance(MINUTE_MS);
  await settles(isRecorded(engine, "claimed"));
  first.kill();
  engine.webex.post = async (_, arrive) => arrive();
  engine.webex.look = async () => {
    throw new Problem("upstream-refused", { say: "Webex refused it.", next: "See the log." });
  };
  engine.startProcess();
  await settles(isRecorded(engine, "failed"));
  await until(() => engine.arrived.length > 0);
  expect(engine.posts()).toEqual([]);
  expect(engine.arrived.map(({ text }) => text.split("\n")[0])).toEqual(["A scheduled post may be missing"]);
});

test("while Webex stays away nothing is decided; when it is back the post is found and not made again", async () => {
  const engine = await atTheHour();
  engine.webex.post = (_, arrive) => {
    arrive();
    return Promise.reject(away());
  };
  engine.webex.look = () => Promise.reject(away());
  engine.startProcess();
  await until(() => engine.clock.sleepers().length > 0);
  engine.clock.advance(MINUTE_MS);
  await settles(isRecorded(engine, "claimed"));
  await until(() => engine.arrived.length === 1);
  for (let minute = 0; minute < 10; minute++) {
    await until(() => engine.clock.sleepers().length > 1);
    engine.clock.advance(MINUTE_MS);
  }
  expect(await isRecorded(engine, "claimed")()).toBe(true);
  engine.webex.look = async () => undefined;
  for (let minute = 0; minute < 20 && !(await isRecorded(engine, "posted")()); minute++) {
    engine.clock.advance(MINUTE_MS);
    await until(() => engine.clock.sleepers().length > 0);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await settles(isRecorded(engine, "posted"));
  expect(engine.posts()).toHaveLength(1);
});

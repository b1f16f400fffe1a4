import { expect, test } from "vitest";
import { createDrain } from "../../../src/drain.js";
import { Problem } from "../../../src/errors.js";
import { createSandboxClock } from "../../../src/sandbox/clock.js";
import { createLateWrites } from "../../../src/store/late-writes.js";
import { quietLog } from "../../helpers/quiet-log.js";
import { until } from "../../helpers/settle.js";
import { NOW } from "./samples.js";

const gone = () => new Problem("store-unavailable", { say: "Away.", next: "Wait." });

function room() {
  const clock = createSandboxClock({ start: NOW, running: false });
  const drain = createDrain({ clock, log: quietLog });
  const late = createLateWrites({ clock, log: quietLog, track: drain.track });
  const written: string[] = [];
  let away = true;
  const write = (text: string) => async () => {
    if (away) throw gone();
    written.push(text);
    return text;
  };
  const pause = async () => {
    await until(() => clock.sleepers().length > 0, "a pause");
    clock.advance(2_000);
  };
  return { clock, drain, late, written, write, pause, back: () => (away = false) };
}

test("what the store takes is written at once and answered", async () => {
  const { late, write, written, back, drain } = room();
  back();
  expect(await late.keep(write("a"))).toBe("a");
  expect([written, drain.size()]).toEqual([["a"], 0]);
});

test("what it does not take is written when it is back, in order, once", async () => {
  const { late, write, written, back, pause, drain } = room();
  expect(await late.keep(write("a"))).toBeUndefined();
  expect(await late.keep(write("b"))).toBeUndefined();
  await pause();
  expect(written).toEqual([]);
  back();
  await pause();
  await until(() => drain.size() === 0, "everything to be written");
  expect(written).toEqual(["a", "b"]);
});

test("a stop waits for what is not written yet", async () => {
  const { late, write, written, back, pause, drain } = room();
  await late.keep(write("a"));
  const stopped = drain.finish(25_000);
  back();
  await pause();
  expect(await stopped).toBe(true);
  expect(written).toEqual(["a"]);
});

test("a second outage is outlasted like the first", async () => {
  const { late, write, written, back, pause, drain } = room();
  await late.keep(write("a"));
  back();
  await pause();
  await until(() => drain.size() === 0, "the first");
  let tries = 0;
  await late.keep(async () => {
    tries += 1;
    if (tries < 2) throw gone();
    written.push("b");
  });
  await pause();
  await until(() => drain.size() === 0, "the second");
  expect(written).toEqual(["a", "b"]);
});

test("what is wrong in itself is rejected and not tried again", async () => {
  const { late, drain } = room();
  await expect(late.keep(() => Promise.reject(new Error("does not fit")))).rejects.toThrow("does not fit");
  expect(drain.size()).toBe(0);
});

test("memory has an end, and beyond it the writer is told", async () => {
  const { late, write } = room();
  for (let i = 0; i < 10_000; i += 1) await late.keep(write("many"));
  await expect(late.keep(write("one more"))).rejects.toThrow("store-unavailable");
});

import { expect, test } from "vitest";
import { createAnswerMemory } from "../../../../src/wxcc/statistics/remember-answers.js";
import type { Flight } from "../../../../src/wxcc/statistics/watch.js";
import { createSkippingClock } from "../skipping-clock.js";

/** A memory whose work ends when it is told to. */
function slowMemory() {
  const memory = createAnswerMemory<string>({ clock: createSkippingClock(0), entries: 9 });
  const flights: { readonly flight: Flight; finish(answer: string): void }[] = [];
  const work = (flight: Flight) => new Promise<string>((finish) => flights.push({ flight, finish }));
  const ask = (signal?: AbortSignal, heard: string[] = []) => {
    const onProgress = (done: number, of: number, what: string) => void heard.push(`${done} of ${of} ${what}`);
    return memory.share("key", "person", 60_000, work, { signal, onProgress });
  };
  return { memory, flights, ask };
}

const started = () => new Promise((resolve) => setImmediate(resolve));

test("one who gives up does not take the answer from the others", async () => {
  const { ask, flights } = slowMemory();
  const [leaving, staying] = [new AbortController(), new AbortController()];
  const left = ask(leaving.signal);
  const stayed = ask(staying.signal);
  await started();
  leaving.abort("enough");
  await expect(left).rejects.toBe("enough");
  expect(flights.map(({ flight }) => flight.signal.aborted)).toEqual([false]);
  flights[0]?.finish("answer");
  await expect(stayed).resolves.toBe("answer");
});

test("work that nobody waits for any more is aborted, and the next to ask starts anew", async () => {
  const { ask, flights, memory } = slowMemory();
  const one = new AbortController();
  const first = ask(one.signal);
  await started();
  one.abort("enough");
  await expect(first).rejects.toBe("enough");
  expect(flights[0]?.flight.signal.aborted).toBe(true);
  const second = ask();
  await started();
  flights[0]?.finish("the abandoned answer");
  await started();
  flights[1]?.finish("the new answer");
  await expect(second).resolves.toBe("the new answer");
  await expect(memory.recall("key", "person")).resolves.toBe("the new answer");
});

test("one who had given up before asking starts nothing", async () => {
  const { ask, flights } = slowMemory();
  await expect(ask(AbortSignal.abort("enough"))).rejects.toBe("enough");
  await started();
  expect(flights).toEqual([]);
});

test("everybody who waits hears how far the work is, late comers included", async () => {
  const { ask, flights } = slowMemory();
  const [early, late]: [string[], string[]] = [[], []];
  const first = ask(undefined, early);
  await started();
  flights[0]?.flight.report(1, 31, "days");
  const second = ask(undefined, late);
  flights[0]?.flight.report(2, 31, "days");
  flights[0]?.finish("answer");
  await Promise.all([first, second]);
  expect(early).toEqual(["1 of 31 days", "2 of 31 days"]);
  expect(late).toEqual(["2 of 31 days"]);
});

/** Things that will happen, in the order of their time; those of the same time in the order they were planned. */
export interface EventQueue {
  at(time: number, action: (now: number) => void): void;
  /** Lets everything happen, whatever is planned meanwhile included. */
  run(): void;
}

interface Entry {
  readonly time: number;
  readonly order: number;
  readonly action: (now: number) => void;
}

const earlier = (a: Entry, b: Entry) => a.time < b.time || (a.time === b.time && a.order < b.order);

/** A binary heap: planning and taking cost the logarithm of what is pending. */
export function createEventQueue(): EventQueue {
  const heap: Entry[] = [];
  let planned = 0;

  function at(time: number, action: (now: number) => void) {
    const entry = { time, order: planned++, action };
    let child = heap.push(entry) - 1;
    while (child > 0) {
      const up = (child - 1) >> 1;
      const parent = heap[up];
      if (!parent || !earlier(entry, parent)) break;
      heap[child] = parent;
      child = up;
    }
    heap[child] = entry;
  }

  function take(): Entry | undefined {
    const first = heap[0];
    const last = heap.pop();
    if (!last || !first || heap.length === 0) return first;
    let hole = 0;
    for (;;) {
      const left = heap[2 * hole + 1];
      const right = heap[2 * hole + 2];
      const useRight = left && right ? earlier(right, left) : false;
      const child = useRight ? right : left;
      if (!child || !earlier(child, last)) break;
      heap[hole] = child;
      hole = 2 * hole + (useRight ? 2 : 1);
    }
    heap[hole] = last;
    return first;
  }

  return {
    at,
    run() {
      for (let entry = take(); entry; entry = take()) entry.action(entry.time);
    },
  };
}

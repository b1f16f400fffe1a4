/** Lets everything that is ready run, network answers of nock included, without any time passing on the test's clock. */
export async function until(condition: () => boolean, what = "the condition"): Promise<void> {
  for (let turn = 0; turn < 2_000; turn++) {
    if (condition()) return;
    await new Promise((resolve) => setImmediate(resolve));
    if (turn > 500) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error(`waited in vain for ${what}`);
}

const STILL_TURNS = 25;

/** A slow disk is the one thing that this process waits for without being seen to do anything. */
const isWriting = () => process.getActiveResourcesInfo().some((resource) => resource.startsWith("FSReq"));

/** Waits until `idle` and nothing that `look` sees has changed for a while of real time; nothing moves the test's clock. */
export async function stillFor(
  look: () => string,
  idle: () => boolean,
  { unless = () => false }: { unless?: () => boolean } = {},
): Promise<void> {
  let seen = look();
  let still = 0;
  for (let turn = 0; turn < 5_000; turn++) {
    if (still === STILL_TURNS || unless()) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
    const now = look();
    still = idle() && !isWriting() && now === seen ? still + 1 : 0;
    seen = now;
  }
  throw new Error("it never becomes quiet");
}

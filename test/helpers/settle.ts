/** Lets everything that is ready run, network answers of nock included, without any time passing on the test's clock. */
export async function until(condition: () => boolean, what = "the condition"): Promise<void> {
  for (let turn = 0; turn < 2_000; turn++) {
    if (condition()) return;
    await new Promise((resolve) => setImmediate(resolve));
    if (turn > 500) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Turns of about a millisecond without any change after which nothing more is expected. */
const STILL_TURNS = 25;
/** The same while somebody waits for an answer: one that is ordered to hang must not keep the story waiting for ever. */
const STILL_TURNS_WAITING = 200;

/** A slow disk is the one thing that this process waits for without being seen to do anything. */
const isWriting = () => process.getActiveResourcesInfo().some((resource) => resource.startsWith("FSReq"));

/** Waits until nothing that `look` sees changes any more; nothing moves the test's clock. */
export async function untilStill(options: {
  readonly look: () => string;
  /** Somebody still waits for an answer. */
  readonly waiting: () => boolean;
  /** Nothing counts as still while this is false. */
  readonly idle?: () => boolean;
  /** Ends the wait at once. */
  readonly unless?: () => boolean;
}): Promise<void> {
  const { look, waiting, idle = () => true, unless = () => false } = options;
  let seen = look();
  let still = 0;
  for (let turn = 0; turn < 8_000; turn++) {
    if (unless() || still >= (waiting() ? STILL_TURNS_WAITING : STILL_TURNS)) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
    const now = look();
    still = idle() && !isWriting() && now === seen ? still + 1 : 0;
    seen = now;
  }
  throw new Error("it never becomes quiet");
}

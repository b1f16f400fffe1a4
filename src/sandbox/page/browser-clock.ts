/** The browser's own time, in one place; everything else on the page lives on the sandbox's clock. */
export const realNow = (): number => Date.now();

/** Milliseconds since the page was opened; never jumps. */
export const elapsedMs = (): number => performance.now();

/** Runs once after `ms`; returns the way to call it off. */
export function after(ms: number, run: () => void): () => void {
  const timer = window.setTimeout(run, ms);
  return () => window.clearTimeout(timer);
}

/** Runs every `ms`; returns the way to stop. */
export function every(ms: number, run: () => void): () => void {
  const timer = window.setInterval(run, ms);
  return () => window.clearInterval(timer);
}

/** How fast the sound can be played, slowest first. */
export const speeds = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/** The next faster (1) or slower (-1) speed; at the end of the list it stays. */
export function stepSpeed(speed: number, direction: 1 | -1): number {
  const beyond = direction === 1 ? speeds.find((each) => each > speed) : speeds.findLast((each) => each < speed);
  return beyond ?? speed;
}

/** `1.25×`. */
export const speedLabel = (speed: number): string => `${speed}×`;

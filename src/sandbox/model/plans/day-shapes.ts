/** How busy each hour of the local day is, relative to the others of the same shape; closed hours are cut off by the opening times. */
const shapes = {
  office: [0, 0, 0, 0, 0, 0, 1, 3, 6, 9, 10.5, 10, 7.5, 7.5, 9.5, 9.5, 8.5, 7, 5, 3.5, 2.5, 1, 0, 0],
  roadside: [1, 1, 1, 1, 1, 2, 4, 8, 8.5, 6, 5, 5, 5.5, 5.5, 5.5, 6, 7.5, 9, 8, 6, 4.5, 3.5, 2, 1],
  chat: [1, 0, 0, 0, 0, 0, 1, 2, 5, 7, 8, 8, 8.5, 8, 8, 8, 7.5, 7.5, 7.5, 7, 6, 4, 2, 1],
  mail: [1, 1, 1, 1, 1, 2, 4, 7, 10, 10, 9, 8, 6, 7, 8, 7, 6, 4, 3, 2, 2, 1, 1, 1],
  leisure: [0, 0, 0, 0, 0, 0, 1, 2, 5, 7.5, 8.5, 8.5, 9, 8, 7.5, 7.5, 8, 8.5, 8, 6, 4, 2, 1, 0],
} as const satisfies Record<string, readonly number[]>;

/** Which curve a queue's day follows. */
export type ShapeName = keyof typeof shapes;

/** The shape's height at a local hour (fractions allowed), straight lines between full hours. */
export function shapeAt(name: ShapeName, hour: number): number {
  const heights: readonly number[] = shapes[name];
  const low = heights[Math.floor(hour) % 24] ?? 0;
  const high = heights[(Math.floor(hour) + 1) % 24] ?? 0;
  return low + (high - low) * (hour % 1);
}

/**
 * Works through `items`, at most `lanes` at a time, results in the order of the items. After the first failure, which is
 * what the caller gets, nothing new is begun; what is under way may be somebody else's question too and goes on.
 */
export async function inLanes<T, R>(lanes: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let failed = false;
  const queue = items.entries();
  const lane = async () => {
    for (const [index, item] of queue) {
      if (failed) return;
      results[index] = await work(item);
    }
  };
  const notingFailure = () =>
    lane().catch((reason: unknown) => {
      failed = true;
      throw reason;
    });
  await Promise.all(Array.from({ length: Math.min(lanes, items.length) }, notingFailure));
  return results;
}

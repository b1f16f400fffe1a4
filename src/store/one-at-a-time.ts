/** Within this process: of all callers with the same name one works at a time, in order of arrival. */
export function createOneAtATime(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const lines = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const turn = (lines.get(name) ?? Promise.resolve()).then(work);
    const over = turn
      .catch(() => undefined)
      .finally(() => {
        if (lines.get(name) === over) lines.delete(name);
      });
    lines.set(name, over);
    return turn;
  };
}

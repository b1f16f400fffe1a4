/** Tells every listener, in the order they came; a listener that throws is the teller's problem. */
export interface Feed<T> {
  tell(news: T): void;
  /** Returns the way to stop listening. */
  listen(listener: (news: T) => void): () => void;
}

/** A feed that nobody listens to yet. */
export function createFeed<T>(): Feed<T> {
  const listeners = new Set<(news: T) => void>();
  return {
    tell: (news) => {
      for (const listener of listeners) listener(news);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

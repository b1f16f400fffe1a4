/** What instances tell each other. It is told once, to whoever is there; who must not miss it keeps it in a record. */
export interface News {
  /** `topic` in kebab-case, `text` under 4,000 bytes. Rejects with a Problem when it cannot be told. */
  tell(topic: string, text: string): Promise<void>;
  /** Hears of a topic, also from this very instance. Returns how to stop. */
  hear(topic: string, listener: (text: string) => void): () => void;
}

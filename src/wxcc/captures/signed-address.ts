import { inspect } from "node:util";

const HIDDEN = "[signed address]";

/**
 * A pre-signed address: whoever has it can listen. It prints as `[signed address]` wherever a value is printed (text, JSON,
 * a log, an error); only `reveal` gives it away, and only to whoever fetches it.
 */
export class SignedAddress {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  reveal(): string {
    return this.#url;
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [inspect.custom](): string {
    return HIDDEN;
  }
}

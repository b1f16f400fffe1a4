/** What the simulated cloud answers instead of doing what it was asked: a status and one sentence. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly sentence: string,
    /** Further reasons, listed one by one under `errors`. */
    readonly reasons: readonly string[] = [],
  ) {
    super(sentence);
    this.name = "Refusal";
  }
}

/** A 400: the request itself is wrong. */
export const badRequest = (sentence: string, reasons?: readonly string[]): Refusal =>
  new Refusal(400, sentence, reasons);

/** Also the answer for what exists but may not be seen, so that ids cannot be probed. */
export const notFound = (what: string): Refusal =>
  new Refusal(404, `There is no ${what} with this id that the caller may see.`);

/** A 403: the caller may not do that. */
export const forbidden = (sentence: string): Refusal => new Refusal(403, sentence);

/** A request that the cloud turns down: its status and what it says about it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly description: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(description);
    this.name = "Refusal";
  }
}

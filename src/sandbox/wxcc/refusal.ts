/** What a refusal says beyond its sentence, where the configuration API lists things. */
export interface RefusalDetails {
  readonly reason: string;
  readonly message: readonly object[];
}

/** A request that the cloud turns down: its status and what it says about it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly description: string,
    readonly retryAfterSeconds?: number,
    readonly details?: RefusalDetails,
  ) {
    super(description);
    this.name = "Refusal";
  }
}

/** What an earlier repair taught: for this shape of failure, this operator family was kept so often out of so many tries. */
export interface Lesson {
  readonly id: string
  readonly signature: string
  readonly operator: string
  readonly tried: number
  readonly kept: number
}

/** What a failure looks like, abstracted from names and values, so that earlier ones like it can be found. */
export interface FailureSignature {
  readonly errorNames: readonly string[]
  readonly suspectKinds: readonly string[]
}

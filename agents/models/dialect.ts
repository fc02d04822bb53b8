import type { ModelReply, ModelRequest } from '#core'
import type { Abilities } from './abilities.ts'

/** How one of the two APIs writes a question and an answer. */
export interface Dialect {
  readonly path: string
  /** The request's body; `abilities` are those that it is to use. */
  body(model: string, request: ModelRequest, abilities: Abilities): object
  /** Reads a body that is JSON. Throws a `ZodError` for another shape, a `WireFailure` for a failure that it tells. */
  read(body: unknown, request: ModelRequest): ModelReply
}

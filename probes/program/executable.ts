import type { Edit } from '#core'
import { PROBE_PARAMETERS } from '../runtime/probe-parameters.ts'
import type { Schema } from './schema.ts'

/**
 * A program ready to be evaluated inside an isolate; plain data.
 * `body` is the body of a function with the parameters {@link PROGRAM_PARAMETERS}; those of the recorder are missing where no probes
 * are placed. It returns `{ names, exports }`: `names` has a getter for every top-level binding of the program, `exports` is what a test that
 * imports the program gets. Where `async` is true, the function is an async one (top-level await) and returns a promise of it.
 */
export interface ExecutableProgram {
  readonly body: string
  readonly async: boolean
}

/** The parameters of a program's function, in order. */
export const PROGRAM_PARAMETERS = ['module', 'exports', 'require', '$tm_step', ...PROBE_PARAMETERS] as const

/** The executable side of one source text, made once and rendered for every candidate. */
export interface ExecutableView {
  /** Top-level bindings of the program. */
  readonly names: readonly string[]
  /** What the program imports or requires, as written. */
  readonly imports: readonly string[]
  /** `null` when the edited text cannot be lowered (only possible where Babel has to lower it again). */
  render(edits: readonly Edit[], options: { readonly metered: boolean }): ExecutableProgram | null
  /** A new schema for candidates of this program, metered; `null` for a program that none is made of. */
  schema(): Schema | null
}

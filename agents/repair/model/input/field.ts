/** One delimited piece of data in a prompt. Whatever comes from programs, tests, runs and lessons travels in fields, and in nothing else. */
export interface Field {
  /** Lower-case words joined by hyphens; ours, never data. */
  readonly name: string
  readonly text: string
  /** How much it matters, 0 to 1: where there is no room the least relevant is dropped first; 1 is never dropped, but may be shortened. */
  readonly relevance: number
  /** Indices of the trace's events that the text shows, and that an answer may cite. */
  readonly events: readonly number[]
  /** A shorter text for at most so many tokens, where the whole has no room; without it, the field is dropped. */
  readonly shorten?: (tokens: number) => string
  /** Characters at most, however much room there is; default `FIELD_CAP`. */
  readonly cap?: number
}

/** Room for a program of a thousand lines; what is longer has to be told in parts. */
export const FIELD_CAP = 40_000

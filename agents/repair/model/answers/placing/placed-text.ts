import type { Unusable } from '../problem.ts'

/** A text of the program that an answer makes; not yet known to parse. */
export type PlacedText = { readonly status: 'text'; readonly text: string } | Unusable

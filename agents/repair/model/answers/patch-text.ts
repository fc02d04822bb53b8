/** One replacement by its text: `search` stands in the program as it is. */
export interface Hunk {
  readonly search: string
  readonly replace: string
}

/** A patch as a model writes it: whole functions (or the whole program), or hunks. */
export type PatchText =
  | { readonly kind: 'code'; readonly plan: string; readonly code: string }
  | { readonly kind: 'hunks'; readonly plan: string; readonly hunks: readonly Hunk[] }

/**
 * Text that is added at an offset of the executable view without being part of it. Inserts of one construct form a pair: `from` is
 * where the first of it goes and `to` where its last goes (both the same for a single one).
 */
export interface Insert {
  readonly at: number
  readonly text: string
  readonly from: number
  readonly to: number
  /** Around an expression that stands for a whole function body: left out where an edit replaces all of it. */
  readonly wraps: boolean
}

export function single(at: number, text: string): Insert {
  return { at, text, from: at, to: at, wraps: false }
}

export function pair(from: number, before: string, to: number, after: string, wraps: boolean): readonly Insert[] {
  return [
    { at: from, text: before, from, to, wraps },
    { at: to, text: after, from, to, wraps },
  ]
}

/** By place; where several end at one place, the inner first. */
export function sortInserts(inserts: readonly Insert[]): readonly Insert[] {
  return inserts.toSorted((a, b) => a.at - b.at || b.from - a.from)
}

import { contains, lengthOf, type Span } from '#core'

/** Whether the range lies in the other and is shorter. */
export function isInside(inner: Span, outer: Span): boolean {
  return contains(outer, inner) && lengthOf(inner) < lengthOf(outer)
}

interface Spanned {
  readonly span: Span
}

/** Tells which of many ranges lie in one and are shorter, by their start and the longer first; looks only at those that begin in it. */
export function insideOf<T extends Spanned>(list: readonly T[]): (outer: Span) => T[] {
  const sorted = list.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  return (outer) => {
    const found: T[] = []
    for (let i = firstFrom(sorted, outer.start); i < sorted.length && sorted[i]!.span.start <= outer.end; i++) {
      if (isInside(sorted[i]!.span, outer)) found.push(sorted[i]!)
    }
    return found
  }
}

function firstFrom(sorted: readonly Spanned[], start: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.span.start < start) low = middle + 1
    else high = middle
  }
  return low
}

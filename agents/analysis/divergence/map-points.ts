import type { Edit, ProbePoint, Span } from '#core'

/**
 * Which point of a program is which of its other version: the one at the span that the edits moved it to, or, without edits, the one of the
 * same kind and label in the same function, the n-th like the n-th. What is left over then is rewritten code: where a function has as many
 * points of a kind left as before, they are taken for each other, in their order.
 */
export function mapPoints(
  before: readonly ProbePoint[],
  after: readonly ProbePoint[],
  edits: readonly Edit[] | null,
): ReadonlyMap<number, number> {
  const keyed = new Map(
    keysOf(after, ({ span }) => `${span.start}-${span.end}`, edits === null).map((key, i) => [key, after[i]!.id]),
  )
  const moved = (point: ProbePoint) => {
    const span = moveSpan(point.span, edits ?? [])
    return span === null ? 'gone' : `${span.start}-${span.end}`
  }
  const keys = keysOf(before, moved, edits === null)
  const alike = new Map(before.flatMap(({ id }, i) => (keyed.has(keys[i]!) ? [[id, keyed.get(keys[i]!)!] as const] : [])))
  return edits === null ? new Map([...alike, ...rewritten(before, after, alike)]) : alike
}

function rewritten(
  before: readonly ProbePoint[],
  after: readonly ProbePoint[],
  alike: ReadonlyMap<number, number>,
): (readonly [number, number])[] {
  const taken = new Set(alike.values())
  const groupOf = ({ kind, functionName }: ProbePoint) => `${kind} ${functionName}`
  const left = Map.groupBy(
    before.filter(({ id }) => !alike.has(id)),
    groupOf,
  )
  const right = Map.groupBy(
    after.filter(({ id }) => !taken.has(id)),
    groupOf,
  )
  return [...left].flatMap(([group, points]) => {
    const others = right.get(group) ?? []
    return points.length === others.length ? points.map((point, i) => [point.id, others[i]!.id] as const) : []
  })
}

/** A condition has three points of one span and one kind: they are told apart by their order. */
function keysOf(points: readonly ProbePoint[], placeOf: (point: ProbePoint) => string, byText: boolean): string[] {
  const counts = new Map<string, number>()
  return points.map((point) => {
    const key = `${point.kind} ${byText ? `${point.functionName} ${point.label}` : placeOf(point)}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    return `${key} ${counts.get(key)}`
  })
}

/** Where the text of a span is after the edits; what was edited inside of it makes it longer or shorter, and an edit around it takes it away. */
function moveSpan({ start, end }: Span, edits: readonly Edit[]): Span | null {
  let [from, to] = [start, end]
  for (const edit of edits) {
    const grown = lengthOf(edit) - (edit.end - edit.start)
    if (edit.end <= start) [from, to] = [from + grown, to + grown]
    else if (start <= edit.start && edit.end <= end) to += grown
    else if (edit.start < end && start < edit.end) return null
  }
  return { start: from, end: to }
}

function lengthOf({ replacement }: Edit): number {
  return replacement.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : piece.end - piece.start), 0)
}

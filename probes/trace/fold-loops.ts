import type { Fold, ProbePoint, TraceEvent } from '#core'

export interface Folded {
  readonly events: readonly TraceEvent[]
  readonly folds: readonly Fold[]
}

/** A loop's turn: what was seen from one visit of the loop's point to the next in the same call. */
interface Turn {
  readonly head: TraceEvent
  /** Where it begins in the kept events. */
  readonly start: number
  /** What the turn before it saw; `null` where that is not all known. */
  readonly before: string | null
  /** The turns left out just before it because they were the same. */
  readonly fold: Fold | null
}

/**
 * Leaves out the turns of loops that saw exactly what the turn before them saw, and tells of every gap in a loop's turns: of these, and of
 * those that were not kept by the recorder. Events keep their indices.
 */
export function foldLoops(points: readonly ProbePoint[], events: readonly TraceEvent[]): Folded {
  const kept: TraceEvent[] = []
  const folds = new Set<Fold>()
  const open = new Map<string, Turn>()

  /** Ends the turn, where the next one begins; gives what is to be known of it then. */
  function close({ head, start, before, fold }: Turn, next: TraceEvent): Pick<Turn, 'before' | 'fold'> {
    const missing = (next.visit ?? 0) - (head.visit ?? 0) - 1
    const inside = kept.slice(start)
    const print = inside[0] === head && missing === 0 ? printOf(inside, folds) : null
    const gap = { point: next.point, test: next.test }
    if (print !== null && print === before && start > 0) {
      kept.length = start
      if (fold !== null) folds.delete(fold)
      const more: Fold = { after: fold?.after ?? kept.at(-1)!.index, ...gap, turns: (fold?.turns ?? 0) + 1, same: true }
      folds.add(more)
      return { before, fold: more }
    }
    if (missing > 0 && kept.length > 0) folds.add({ after: kept.at(-1)!.index, ...gap, turns: missing, same: false })
    return { before: print, fold: null }
  }

  for (const event of events) {
    if (points[event.point]!.kind === 'loop') {
      const key = `${event.test} ${event.call} ${event.point}`
      const turn = open.get(key)
      const known = turn === undefined ? { before: null, fold: null } : close(turn, event)
      open.set(key, { head: event, start: kept.length, ...known })
    }
    kept.push(event)
  }
  const indices = new Set(kept.map(({ index }) => index))
  return { events: kept, folds: [...folds].filter(({ after }) => indices.has(after)) }
}

/** What was seen where, gaps of inner loops included; which turn it was does not count. */
function printOf(inside: readonly TraceEvent[], folds: ReadonlySet<Fold>): string {
  const places = new Map(inside.map(({ index }, place) => [index, place]))
  const seen = inside.map(({ point, value, before }) => [point, value, before])
  const gaps = [...folds].flatMap(({ after, ...gap }) => (places.has(after) ? [[places.get(after), gap]] : []))
  return JSON.stringify([seen, gaps])
}

import type { ProbePoint, TraceEvent } from '#core'
import { changeOf, classOf, isTruthy } from './value-class.ts'

/** Something that is true of an event; `path` facts say where the run came from or went to, `value` facts what was seen. */
export interface Fact {
  readonly departs: 'path' | 'value'
  readonly text: string
}

/**
 * What is said of each event, in their order. What was seen is told by its kind, and where the run came from by the last outcome of a
 * condition in the same call and by the last two. What a read of a variable, a property or an element gives was made elsewhere, and
 * parameters are what a test gives: nothing is said of them, unless nothing was found.
 */
export function factsOf(points: readonly ProbePoint[], events: readonly TraceEvent[]): Fact[][] {
  const ways = new Map<number, readonly [string, string]>()
  return events.map((event) => {
    const point = points[event.point]!
    if (!isControl(point)) return valueFacts(event, point)
    const [earlier, last] = ways.get(event.call) ?? ['', 'start']
    const outcome = point.kind === 'branch' && event.value !== null ? String(isTruthy(event.value)) : ''
    ways.set(event.call, [last, `${event.point} ${outcome}`])
    const way: Fact[] = [last, `${earlier}, ${last}`].map((from) => ({ departs: 'path', text: `${outcome} from ${from}` }))
    return outcome === '' ? [...valueFacts(event, point), ...way] : [{ departs: 'path', text: outcome }, ...way]
  })
}

function isControl({ kind }: ProbePoint): boolean {
  return kind === 'branch' || kind === 'return' || kind === 'throw' || kind === 'exception'
}

function valueFacts({ value, before }: TraceEvent, { kind, label }: ProbePoint): Fact[] {
  if (value === null || kind === 'function') return []
  if ((kind === 'expression' || kind === 'operand') && isRead(label) && value.type !== 'undefined') return []
  const facts: Fact[] = [{ departs: 'value', text: classOf(value) }]
  if (before !== undefined) facts.push({ departs: 'value', text: `${changeOf(before, value)} than before` })
  return facts
}

/** `x`, `x.y`, `x[i + 1].z` */
export function isRead(label: string): boolean {
  return /^[\w$]+(\.[\w$#]+|\[[^[\]()]*\])*$/.test(label)
}

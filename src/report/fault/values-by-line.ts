import type { ProbeKind, ProbePoint, TestId, Trace, TraceEvent } from '#core'
import { argumentsByName } from './parameters.ts'
import { clip, clipValue, leftText } from './told.ts'

/** In which order the things of a line are told. */
const RANK = { set: 0, condition: 1, leaves: 2, call: 3, read: 4 } as const
type Rank = (typeof RANK)[keyof typeof RANK]

/** How what a kind of point sees is told. Of other kinds nothing is told. */
const TELLING: Partial<Record<ProbeKind, readonly [rank: Rank, verb: string]>> = {
  function: [RANK.set, '='],
  assignment: [RANK.set, '='],
  loop: [RANK.set, '='],
  branch: [RANK.condition, '→'],
  operand: [RANK.condition, '→'],
  await: [RANK.condition, '→'],
  throw: [RANK.leaves, 'throws'],
  exception: [RANK.leaves, 'ends in'],
  return: [RANK.leaves, 'returns'],
  call: [RANK.call, '→'],
  expression: [RANK.read, '='],
}

/** A value that need not be looked up above. */
const SHORT = 20

/** Names and short ways into objects: what a reader would want to know of an expression. */
const SIMPLE = /^[\w$][\w$.[\]"']{0,29}$/

/** Objects that all programs have: what they are is no news. */
const GLOBAL = /^(?:Atomics|Intl|JSON|Math|Reflect|console|globalThis)$/

/** Something that was seen at a line, with its values in the order of the run; `times` is how often it was seen in all. */
interface Seen {
  readonly line: number
  readonly place: number
  readonly end: number
  readonly rank: Rank
  readonly label: string
  readonly verb: string
  readonly kind: ProbeKind
  readonly points: Set<number>
  readonly values: string[]
}

interface Told extends Seen {
  readonly times: number
  readonly text: string
}

/** What each line did in one test, in a few words that fit its room: `d = -0.2, a = 1`, `→ true`, `x = 1, 2, 3 … 7 ×7`. */
export function valuesByLine(trace: Trace, test: TestId, roomOf: (line: number) => number): ReadonlyMap<number, string> {
  const counts = new Map(trace.spectra.find((spectrum) => spectrum.test === test)?.counts)
  const lines = new Map<number, string>()
  const before = new Map<string, string>()
  const seen = collect(trace, test).toSorted(inOrder)
  for (const [line, list] of Map.groupBy(seen, (part) => part.line)) {
    const told = list.map((part) => withText(part, counts))
    const fresh = told.filter((part) => !isOld(part, told, before))
    for (const { label, values } of fresh) before.set(label, values.at(-1)!)
    if (fresh.length > 0) lines.set(line, fitted(fresh, roomOf(line)))
  }
  return lines
}

/** What is larger comes before what it is made of. */
function inOrder(a: Seen, b: Seen): number {
  return a.line - b.line || a.rank - b.rank || a.place - b.place || b.end - a.end
}

function collect({ points, events }: Trace, test: TestId): Seen[] {
  const seen = new Map<string, Seen>()
  for (const event of events) {
    if (event.test !== test) continue
    const point = points[event.point]!
    for (const [label, text] of namedValues(point, event)) {
      const [rank, verb] = TELLING[point.kind]!
      const { start: place, end } = point.span
      const line = event.origin === undefined ? point.line : points[event.origin]!.line
      const key = JSON.stringify([line, rank, label])
      const fresh = { line, place, end, rank, label, verb, kind: point.kind, points: new Set<number>(), values: [] }
      const known = seen.get(key) ?? fresh
      seen.set(key, known)
      // A variable may be set in several places of a line; of what is read in several, one is enough.
      if (rank !== RANK.set && known.points.size > 0 && !known.points.has(point.id)) continue
      known.points.add(point.id)
      known.values.push(text)
    }
  }
  return [...seen.values()]
}

function namedValues({ kind, label }: ProbePoint, { value }: TraceEvent): readonly (readonly [label: string, text: string])[] {
  if (value === null || TELLING[kind] === undefined) return []
  const named = [[clip(label, 40), value.text]] as const
  if (kind === 'function') return argumentsByName(label, value) ?? named
  if (kind === 'expression') return SIMPLE.test(label) && !GLOBAL.test(label) && value.type !== 'function' ? named : []
  if (kind === 'operand') return SIMPLE.test(label) ? [] : named
  if (kind !== 'call') return named
  return value.type === 'undefined' ? [] : [[shortCall(label), value.text]]
}

/** A call by what is called. */
function shortCall(label: string): string {
  const at = label.indexOf('(')
  return label.length <= 24 || at < 0 ? clip(label, 24) : `${clip(label.slice(0, at), 24)}(…)`
}

function withText(seen: Seen, counts: ReadonlyMap<number, number>): Told {
  const { values, points } = seen
  const counted = [...points].reduce((sum, point) => sum + (counts.get(point) ?? 0), 0)
  const times = Math.max(values.length, counted)
  const texts = values.map((text) => clipValue(text, times === 1 ? 44 : 24))
  const isSame = values.every((text) => text === values[0])
  const isWhole = times <= 4 && values.length === times
  // Of a busy point the last values may be known by their type alone.
  const ends = [`${texts.slice(0, 3).join(', ')} …`, ...(texts.at(-1) === '' ? [] : [texts.at(-1)])].join(' ')
  const several = isSame ? texts[0]! : isWhole ? texts.join(', ') : ends
  return { ...seen, times, text: times === 1 || (isWhole && !isSame) ? several : `${several} ×${times}` }
}

/** A read of what the line sets, a call whose result the line tells otherwise, a long value that was shown above and has not changed. */
function isOld({ label, rank, text, values }: Told, list: readonly Told[], before: ReadonlyMap<string, string>): boolean {
  if (rank === RANK.call) {
    return list.some((other) => (other.rank === RANK.set || other.rank === RANK.leaves) && other.text === text)
  }
  if (rank !== RANK.read) return false
  const isSet = list.some((other) => other.rank === RANK.set && other.label === label)
  return isSet || (text.length > SHORT && values.every((value) => value === before.get(label)))
}

/** As many as there is room for. A line's only condition needs no name. */
function fitted(list: readonly Told[], room: number): string {
  const isOnly = list.filter(({ kind }) => kind === 'branch').length === 1
  const separator = list.some(({ times }) => times > 1) ? '; ' : ', '
  const parts = list.map(({ label, rank, kind, verb, text }) => {
    const isNamed = rank !== RANK.leaves && !(kind === 'branch' && isOnly)
    return kind === 'exception' ? leftText(text, 44) : `${isNamed ? `${label} ` : ''}${verb} ${text}`
  })
  let line = ''
  for (const part of new Set(parts)) {
    const longer = line === '' ? part : `${line}${separator}${part}`
    if (longer.length <= room) line = longer
    else if (line === '') line = clip(part, room)
  }
  return line
}

import type { ParsedSource, ProbePlan, RepairContext, TestId, Trace } from '#core'
import type { Site } from '../scene/site.ts'
import type { Leaf } from './leaves.ts'
import { seenIn, UNKNOWN, type Seen } from './value.ts'

/** What was seen at one evaluation of the site: each leaf's value, and last the value of the site's own expression. */
export interface State {
  readonly test: TestId
  /** Counts from 1 in the test. */
  readonly visit: number
  readonly leaves: readonly Seen[]
  readonly own: Seen
}

const READ = 'readUnlessItThrows'
const READER = `\n;function ${READ}(read) { try { return read() } catch { return undefined } }\n`

/** Visits of a site in one test that are looked at. */
const MOST_VISITS = 16

/**
 * Runs the program once with the leaves evaluated beside the site's expression, before it, and tells what each gave at each visit. Empty where
 * that program does not run as the original does.
 */
export async function watch(
  site: Site,
  leaves: readonly Leaf[],
  { parse, watch: run, task }: RepairContext,
): Promise<readonly State[]> {
  const { text } = site.scene
  const { start, end } = site.node
  const reads = leaves.map((leaf) => `${READ}(() => (${leaf.text}))`)
  const list = `[${[...reads, `(${text.slice(start!, end!)})`].join(', ')}]`
  const parsed = parse({ path: task.source.path, text: `${text.slice(0, start!)}${list}.at(-1)${text.slice(end!)}${READER}` })
  if (parsed.status !== 'parsed') return []
  const whole = { start: start!, end: start! + list.length + '.at(-1)'.length }
  const plan: ProbePlan = { layers: [{ kinds: ['call'], within: [whole] }], values: true }
  const trace = await run(parsed.source, plan)
  return trace === null ? [] : statesOf(trace, placesOf(reads, start!), whole.start, parsed.source)
}

function placesOf(reads: readonly string[], start: number): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  let at = start + 1
  for (const [i, read] of reads.entries()) {
    places.set(at, i)
    at += read.length + 2
  }
  return places
}

function statesOf(trace: Trace, places: ReadonlyMap<number, number>, wholeStart: number, { text }: ParsedSource): State[] {
  const slots = new Map<number, number>()
  for (const { id, span } of trace.points) {
    const slot = span.start === wholeStart ? places.size : text.startsWith(READ, span.start) ? places.get(span.start) : undefined
    if (slot !== undefined) slots.set(id, slot)
  }
  const visits = new Map<string, Seen[]>()
  const counts = new Map<string, number>()
  for (const { point, test, value, visit: told } of trace.events) {
    const slot = slots.get(point)
    if (slot === undefined || test === null || value === null) continue
    const counter = `${point} ${test}`
    const visit = told ?? (counts.get(counter) ?? 0) + 1
    counts.set(counter, visit)
    const key = `${visit} ${test}`
    const values = visits.get(key) ?? Array.from({ length: places.size + 1 }, (): Seen => UNKNOWN)
    values[slot] = seenIn(value.text)
    visits.set(key, values)
  }
  return [...visits].flatMap(([key, values]) => {
    const at = key.indexOf(' ')
    const visit = Number(key.slice(0, at))
    return visit > MOST_VISITS ? [] : [{ test: key.slice(at + 1), visit, leaves: values.slice(0, -1), own: values.at(-1)! }]
  })
}

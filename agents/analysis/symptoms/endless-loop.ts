import { contains, ranOut, type ProbePoint, type TraceEvent } from '#core'
import { isStackOverflow, pointOf, quoted, valueText, type FailingRun, type FindSymptom } from './failing-run.ts'

/** The test did not come to its end: which loop kept going, and which variable of its condition gets no nearer to ending it. */
export const findEndlessLoop: FindSymptom = (run) => {
  const isOverflow = isStackOverflow(run)
  if (!ranOut(run.failure) && !isOverflow) return null
  const busiest = busiestOf(run, isOverflow ? ['function'] : ['loop', 'function'])
  if (busiest === null) return null
  return busiest.kind === 'function' ? recursion(run, busiest) : loop(run, busiest)
}

/** Of nested loops an inner one that ends has turned more often, but has also been left: turns are counted for each time that it was left. */
function busiestOf(run: FailingRun, kinds: readonly string[]): ProbePoint | null {
  const { points } = run.observed.trace
  const weigh = (point: ProbePoint) => {
    const turns = run.counts.get(point.id) ?? 0
    const condition = point.kind === 'loop' ? conditionOf(points, point) : undefined
    return turns / (1 + (condition === undefined ? 0 : (run.counts.get(condition.id + 2) ?? 0)))
  }
  let best: ProbePoint | null = null
  for (const point of points) if (kinds.includes(point.kind) && weigh(point) > (best === null ? 1 : weigh(best))) best = point
  return best
}

/** The loop's own condition stands in its head: the first of its three points. */
function conditionOf(points: readonly ProbePoint[], loop: ProbePoint): ProbePoint | undefined {
  const isDo = loop.label.startsWith('do')
  const inside = points.filter(({ kind, span }) => kind === 'branch' && loop.span.start < span.start && span.end <= loop.span.end)
  return isDo ? inside.findLast(({ label }) => !/ → (?:truthy|falsy)$/.test(label)) : inside[0]
}

function loop(run: FailingRun, point: ProbePoint) {
  const condition = conditionOf(run.observed.trace.points, point)
  const turns = `The loop at line ${point.line} turned ${run.counts.get(point.id)} times without coming to its end`
  if (condition === undefined) return { line: point.line, events: eventsAt(run, point).slice(-1), text: `${turns}.` }
  const reads = readsIn(run, condition)
  const isStuck = run.observed.trace.folds.some((fold) => fold.same && fold.point === point.id && fold.test === run.test)
  const stands = reads.filter((events) => isStuck || events.at(-1)!.value!.text === events.at(-2)?.value!.text)
  const moved = reads.filter((events) => !stands.includes(events) && events.at(-1)!.value!.text !== '')
  const still = stands.filter((events) => isTold(events.at(-1)!))
  const variables = [...moved.map((events) => [events[0]!, events.at(-1)!]), ...still.map((events) => [events.at(-1)!])]
  const said = [
    ...moved.map((events) => `${nameOf(run, events)} went from ${valueText(events[0]!)} to ${valueText(events.at(-1)!)}`),
    ...still.map((events) => `${nameOf(run, events)} stayed ${valueText(events.at(-1)!)}`),
  ]
  const outcome = eventsAt(run, condition).at(-1)
  const events = [...variables.flat(), ...(outcome === undefined ? [] : [outcome])]
  const seen = `: of its condition ${quoted(condition.label)}, ${said.join(' and ')}`
  return { line: point.line, events: byIndex(events), text: `${turns}${said.length === 0 || outcome === undefined ? '' : seen}.` }
}

/** That an object stayed itself says nothing, and of a long text no more than its length may have been kept. */
function isTold({ value }: TraceEvent): boolean {
  return value!.text !== '' && !['array', 'object', 'function', 'other'].includes(value!.type)
}

function nameOf(run: FailingRun, events: readonly TraceEvent[]): string {
  return quoted(pointOf(run, events[0]!).label)
}

/** What was read in the condition, place by place: the variables and properties that it depends on. */
function readsIn(run: FailingRun, { span }: ProbePoint): TraceEvent[][] {
  const reads = run.observed.trace.points.filter(
    (point) => point.kind === 'expression' && contains(span, point.span) && /^[\w$.]+$/.test(point.label),
  )
  const lists = reads.map((point) => eventsAt(run, point)).filter((events) => events.length > 0)
  return [...new Map(lists.map((events) => [pointOf(run, events[0]!).label, events])).values()]
}

function recursion(run: FailingRun, point: ProbePoint) {
  const entries = eventsAt(run, point)
  const [first, last] = [entries[0], entries.at(-1)]
  const calls = `${quoted(point.functionName)} was called ${run.counts.get(point.id)} times without coming to its end`
  const said = first === undefined || last === undefined ? '' : `: first with ${valueText(first)}, later with ${valueText(last)}`
  return {
    line: point.line,
    events: first === undefined || last === undefined ? [] : byIndex([first, last]),
    text: `${calls}${said}.`,
  }
}

function eventsAt({ events }: FailingRun, { id, kind }: ProbePoint): TraceEvent[] {
  return events.filter(({ point, value }) => point === id && (value !== null || kind === 'loop'))
}

function byIndex(events: readonly TraceEvent[]): TraceEvent[] {
  return [...new Set(events)].sort((a, b) => a.index - b.index)
}

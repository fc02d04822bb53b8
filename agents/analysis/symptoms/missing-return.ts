import type { TraceEvent } from '#core'
import { hasName, type SeenCall } from '../views/calls.ts'
import { outermostCall, pointOf, quoted, valueText, type FailingRun, type FindSymptom } from './failing-run.ts'

/** Of a function that is called more often in a test not every return is kept. */
const ALL_KEPT = 16

/** Something was expected and nothing came: which function ended without returning a value, and after which condition. */
export const findMissingReturn: FindSymptom = (run) => {
  const { expected, actual } = run.failure
  const outermost = outermostCall(run)
  if (actual !== 'undefined' || expected === undefined || expected === actual || outermost === undefined) return null
  const call = whichGaveNothing(run, outermost, new Set())
  if (call === null || (run.counts.get(call.point.id) ?? 0) > ALL_KEPT) return null
  const name = quoted(call.point.functionName)
  const way = lastCondition(run, call)
  const events = [call.entry, ...(way === null ? [] : [way]), ...(call.end === null ? [] : [call.end])]
  if (call.end !== null) {
    const { line } = pointOf(run, call.end)
    return { line, events, text: `${name} returned ${valueText(call.end)} at line ${line}, where something else was expected.` }
  }
  const where = way === null ? 'came to its end' : `came to its end after ${outcome(run, way)}`
  const line = way === null ? call.point.line : pointOf(run, way).line
  return {
    line,
    events,
    text: `${hasName(call.point) ? name : `A function in ${name}`} ${where} without returning anything.`,
  }
}

function outcome(run: FailingRun, event: TraceEvent): string {
  const { label, line } = pointOf(run, event)
  return `${quoted(label)} was ${valueText(event)} at line ${line}`
}

/** The call itself, where it returned nothing, or the last one that it made of which that holds, when it handed that on. */
function whichGaveNothing(run: FailingRun, call: SeenCall, open: ReadonlySet<number>): SeenCall | null {
  if (call.end === null) return call
  if (call.threw || call.end.value?.type !== 'undefined' || open.has(call.call)) return null
  const { label } = pointOf(run, call.end)
  const made = run.calls.findLast(({ caller, point }) => caller === call.call && label.includes(`${point.functionName}(`))
  return made === undefined ? call : whichGaveNothing(run, made, new Set([...open, call.call]))
}

function lastCondition(run: FailingRun, { call }: SeenCall): TraceEvent | null {
  return (
    run.events.findLast((event) => event.call === call && event.value !== null && pointOf(run, event).kind === 'branch') ?? null
  )
}

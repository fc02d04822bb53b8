import type { ProbePoint, TraceEvent } from '#core'
import { isStackOverflow, pointOf, quoted, valueText, type FailingRun, type FindSymptom } from './failing-run.ts'
import { readOf, type ReadOf } from './read-of.ts'

/** An error left the program: where it was thrown, which value was not what it had to be, and where that came from. */
export const findException: FindSymptom = (run) => {
  if (run.failure.kind !== 'error' || isStackOverflow(run)) return null
  const thrown = firstLeaving(run)
  if (thrown === undefined) return null
  const { errorName, message } = run.failure
  const site = thrown.origin === undefined ? null : run.observed.trace.points[thrown.origin]!
  const line = site?.line ?? pointOf(run, thrown).line
  const { functionName } = pointOf(run, thrown)
  const cause = causeOf(run, thrown)
  const origin = cause === null ? null : originOf(run, cause)
  const unseen = cause === null ? readOf(run, site, thrown) : null
  const said = [
    `${quoted(errorName)} left ${quoted(functionName)}${site === null ? '' : `, thrown at line ${line}`}: ${quoted(message)}`,
    cause === null ? '' : `; ${quoted(pointOf(run, cause).label)} was ${valueText(cause)} there`,
    origin === null ? '' : saidOfOrigin(pointOf(run, origin), origin),
    unseen === null ? '' : saidOfRead(run, unseen),
  ]
  const events = [...(unseen?.variables ?? []), origin, cause, thrown].filter((event) => event !== null)
  return { line, events, text: `${said.join('')}.` }
}

function saidOfRead(run: FailingRun, { property, variables }: ReadOf): string {
  const seen = variables.map((event) => `${quoted(pointOf(run, event).label)} was ${valueText(event)}`)
  return `; what .${property} belongs to was not there${seen.length === 0 ? '' : `: ${seen.join(' and ')}`}`
}

/** The innermost function that the last error left: the error passes the others after it, as the same object or with the same text. */
function firstLeaving(run: FailingRun): TraceEvent | undefined {
  const leaving = run.events.filter((event) => pointOf(run, event).label.startsWith('exception from '))
  const last = leaving.findLast(({ value }) => value?.text.startsWith(run.failure.errorName)) ?? leaving.at(-1)
  return leaving.find(({ value }) => value?.identity === last?.value?.identity && value?.text === last?.value?.text)
}

/** The value that the message complains of: the last one of its kind that was seen before in the same call. */
function causeOf(run: FailingRun, thrown: TraceEvent): TraceEvent | null {
  const { message } = run.failure
  const before = run.events.filter(({ index, call, value }) => index < thrown.index && call === thrown.call && value !== null)
  const nothing = /\b(undefined|null)\b/.exec(message)?.[1]
  const named = /^(.+?) is not (?:a function|iterable|a constructor)/.exec(message)?.[1]
  const isNamed = (event: TraceEvent) => pointOf(run, event).label === named || named?.startsWith(`${pointOf(run, event).label}.`)
  const at = named !== undefined ? before.findLast(isNamed) : undefined
  if (at !== undefined || nothing === undefined) return at ?? null
  return before.findLast((event) => event.value!.type === nothing && pointOf(run, event).kind !== 'function') ?? null
}

/** Where a variable got that value: its last assignment in the same call, or the arguments; of `a.b` and `a[i]`, what `a` was. */
function originOf(run: FailingRun, cause: TraceEvent): TraceEvent | null {
  const name = /^[\w$]+/.exec(pointOf(run, cause).label)?.[0]
  if (name === undefined) return null
  const before = run.events.filter(({ index, call }) => index < cause.index && call === cause.call)
  const isWhole = name === pointOf(run, cause).label
  const at = before.findLast((event) => {
    const { kind, label } = pointOf(run, event)
    return label === name && (isWhole ? kind === 'assignment' || kind === 'loop' : true)
  })
  if (at !== undefined) return at
  const entry = before.find((event) => event.caller !== undefined)
  return isWhole && entry !== undefined && hasParameter(pointOf(run, entry), name) ? entry : null
}

function hasParameter({ label }: ProbePoint, name: string): boolean {
  return label
    .slice(label.indexOf('(') + 1, -1)
    .split(', ')
    .includes(name)
}

function saidOfOrigin({ kind, label, line, functionName }: ProbePoint, event: TraceEvent): string {
  if (kind === 'function') return `: ${quoted(functionName)} was called with ${valueText(event)}`
  if (kind === 'assignment' || kind === 'loop') return `: ${quoted(label)} became ${valueText(event)} at line ${line}`
  return `: ${quoted(label)} was ${valueText(event)}`
}

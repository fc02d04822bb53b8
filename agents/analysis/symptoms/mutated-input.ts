import type { TraceEvent } from '#core'
import { isWhole, type SeenCall } from '../views/calls.ts'
import { pointOf, quoted, valueText, type FailingRun, type FindSymptom } from './failing-run.ts'

/** What a test gave to the program: its text as it was given, and what it became. */
interface Mutation {
  readonly call: SeenCall
  readonly parameter: string
  readonly before: string
  readonly after: TraceEvent
}

/**
 * An argument's content changed between the function's entry and its end. That counts where the assertion expected the old content and found the
 * new one, whichever call changed it; else where no passing test has its arguments of that function changed, since many functions are to change them.
 */
export const findMutatedInput: FindSymptom = (run) => {
  const mutations = mutationsOf(run)
  const own = mutations.filter(({ call }) => call.test === run.test)
  const passing = new Set(run.observed.baseline.filter(({ status }) => status === 'passed').map(({ id }) => id))
  const usual = new Set(mutations.filter(({ call }) => passing.has(call.test!)).map(placeOf))
  const [expected, actual] = [plain(run.failure.expected), plain(run.failure.actual)]
  const isAsserted = ({ before, after }: Mutation) => plain(before) === expected && plain(after.value!.text) === actual
  const found = mutations.findLast(isAsserted) ?? own.find((mutation) => !usual.has(placeOf(mutation)))
  if (found === undefined) return null
  const { call, parameter, before, after } = found
  return {
    line: pointOf(run, after).line,
    events: [call.entry, after],
    text: `${quoted(call.point.functionName)} changed its argument ${quoted(parameter)}: it was ${quoted(before)} and became ${valueText(after)}.`,
  }
}

function placeOf({ call, parameter }: Mutation): string {
  return `${call.point.id} ${parameter}`
}

/**
 * Lists and objects that tests gave. Which object a parameter is tells its first read, what it was like the entry: a read may come after the change.
 * What it became is the last that was seen of it in the test.
 */
function mutationsOf({ observed: { trace }, allCalls }: FailingRun): Mutation[] {
  const calls = new Map(allCalls.filter(({ caller, test }) => caller === 0 && test !== null).map((call) => [call.call, call]))
  const given = new Map<string, Pick<Mutation, 'call' | 'parameter' | 'before'>>()
  const assigned = new Set<string>()
  const mutations = new Map<string, Mutation>()
  for (const event of trace.events) {
    const { kind, label } = trace.points[event.point]!
    const { identity, text } = event.value ?? {}
    const name = `${event.call} ${label}`
    if (kind === 'assignment') assigned.add(name)
    if (identity === undefined || text === undefined || event.test === null) continue
    const key = `${event.test} ${identity}`
    const call = calls.get(event.call)
    if (!given.has(key) && call !== undefined && kind === 'expression' && !assigned.has(name)) {
      const before = argumentOf(call, label)
      if (before !== null) given.set(key, { call, parameter: label, before })
    }
    const known = given.get(key)
    if (known === undefined || !isWhole(text)) continue
    if (known.before === text) mutations.delete(key)
    else mutations.set(key, { ...known, after: event })
  }
  return [...mutations.values()]
}

/** What the call was given for the parameter; `null` where that is not known as a whole. */
function argumentOf({ point: { label }, entry }: SeenCall, parameter: string): string | null {
  const at = label
    .slice(label.indexOf('(') + 1, -1)
    .split(', ')
    .indexOf(parameter)
  const text = at < 0 ? undefined : itemsOf(entry.value!.text)[at]
  return text !== undefined && isWhole(text) ? text : null
}

/** The items of a list's text; commas in texts and inner lists are no ends. */
function itemsOf(list: string): string[] {
  const items: string[] = []
  let depth = 0
  let start = 1
  for (const { 0: found, index } of list.matchAll(/"(?:[^"\\]|\\.)*"|[[{(]|[\]})]|, /g)) {
    if (found === ', ' && depth === 1) {
      items.push(list.slice(start, index))
      start = index + 2
    } else if (/^[[{(]/.test(found)) depth++
    else if (/^[\]})]/.test(found) && --depth === 0) items.push(list.slice(start, index))
  }
  return items
}

/** A text of JSON without its quotes and without spaces. */
function plain(text: string | undefined): string | null {
  if (text === undefined) return null
  return text
    .replace(/^"([[{].*)"$/s, '$1')
    .replaceAll('\\"', '"')
    .replace(/\s+/g, '')
}

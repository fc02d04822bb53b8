import { types } from 'node:util'
import { expect } from 'vitest'
import { PROBE_KINDS, type ParsedSource, type ProbeKind, type ProbePlan, type Trace } from '#core'
import { instrument } from '../../probes/instrument.ts'
import { parseSource } from '../../probes/parse.ts'
import { createEventLog } from '../../probes/runtime/event-log.ts'
import { createOwnData } from '../../probes/runtime/own-data.ts'
import { PROBE_PARAMETERS, type ProbeParameters } from '../../probes/runtime/probe-parameters.ts'
import { createRecorder } from '../../probes/runtime/recorder.ts'
import { createSnapshot } from '../../probes/runtime/snapshot.ts'
import { decodeTrace } from '../../probes/trace/decode.ts'
import { layoutFor } from '../../probes/trace/layout.ts'

export function parsed(text: string, path = 'program.js'): ParsedSource {
  const outcome = parseSource({ path, text })
  if (outcome.status !== 'parsed') throw new Error(`${outcome.fault.message}\n${text.slice(0, 2000)}`)
  return outcome.source
}

/** A plan that places these kinds in the whole program. */
export function planOf(kinds: readonly ProbeKind[] = PROBE_KINDS, values = true): ProbePlan {
  return { layers: [{ kinds }], values }
}

/** What a program did: what the call gave or threw, and what it told to `log(...values)` on the way, as text. */
export interface Done {
  readonly result: string
  readonly log: readonly string[]
}

const snapshot = createSnapshot(createOwnData(types.isProxy))

function evaluate(text: string, call: string, probe: ProbeParameters | null): Done {
  const log: string[] = []
  const push = (...values: unknown[]) => {
    log.push(snapshot(values, 200).text)
    return values.at(-1)
  }
  const probes = PROBE_PARAMETERS.map((name) => probe?.[name])
  try {
    // The program is a test's own text.
    const value: unknown = new Function(...PROBE_PARAMETERS, 'log', `${text}\n;return (${call})`)(...probes, push)
    return { result: `gives ${snapshot(value, 1000).text}`, log }
  } catch (error) {
    return { result: `throws ${String(error)}`, log }
  }
}

/**
 * What was done with probes, with an error's text taken from the plain run where it shows source text: V8 names the expression whose value
 * was at fault ("f(...) is not a function"), and a function that is a value by its text.
 */
export function withoutShownProbes<D extends Done>(probed: D, plain: Done): D {
  const isShown = (text: string) => text.includes('$tm_') && !/\$tm_\w+ is not defined|before initialization/.test(text)
  const line = (text: string, other: string | undefined) => (isShown(text) && /\w+Error: /.test(other ?? '') ? other! : text)
  return { ...probed, result: line(probed.result, plain.result), log: probed.log.map((text, i) => line(text, plain.log[i])) }
}

export interface Observed {
  readonly plain: Done
  readonly probed: Done
  readonly trace: Trace
  readonly text: string
}

/** Runs the call against the program without and with probes, in this realm, and asserts that both did the same. */
export function observe(text: string, call: string, kinds: readonly ProbeKind[] = PROBE_KINDS, values = true): Observed {
  const { text: instrumented, points } = instrument(parsed(text), planOf(kinds, values))
  parsed(instrumented)
  const { decode, beginTest, endTest, probe } = recording(points)
  const plain = evaluate(text, call, null)
  beginTest(0)
  const probed = evaluate(instrumented, call, probe)
  endTest()
  expect(probed, instrumented).toEqual(plain)
  return { plain, probed, trace: decode(), text: instrumented }
}

/** A recorder for these points and the tests with these ids, in this realm. */
export function recording(points: Trace['points'], tests: readonly string[] = ['t']) {
  const layout = layoutFor(points.length, tests.length)
  const buffer = new SharedArrayBuffer(layout.bytes)
  const recorder = createRecorder(buffer, layout, createEventLog(buffer, layout, snapshot))
  return { ...recorder, decode: () => decodeTrace({ buffer, layout, points, tests, results: [] }) }
}

/** The events as `label = value`, in order; of a turn of a loop only the label. */
function eventsOf({ points, events }: Trace): string[] {
  return events.map(({ point, value }) => `${points[point]!.label}${value === null ? '' : ` = ${value.text}`}`)
}

/** The events as `line:kind label = value`, and with `old → new` where the variable's value before is known. */
export function detailsOf(trace: Trace): string[] {
  const texts = eventsOf(trace)
  return trace.events.map(({ point, before }, i) => {
    const text = before === undefined ? texts[i]! : texts[i]!.replace(' = ', ` = ${before.text} → `)
    const { line, kind } = trace.points[point]!
    return `${line}:${kind} ${text}`
  })
}

/** Exact counts as `label × count`, in order of the points; those that did not run left out. */
export function countsOf({ points, spectra }: Trace): string[] {
  return spectra.flatMap(({ counts }) => counts.map(([point, count]) => `${points[point]!.label} × ${count}`))
}

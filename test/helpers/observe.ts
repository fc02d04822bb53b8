import { expect } from 'vitest'
import { PROBE_KINDS, type ParsedSource, type ProbeKind, type Trace } from '#core'
import { instrument } from '../../probes/instrument.ts'
import { parseSource } from '../../probes/parse.ts'
import { createOwnData } from '../../probes/runtime/own-data.ts'
import { createRecorder, type ProbeFunctions } from '../../probes/runtime/recorder.ts'
import { createSnapshot } from '../../probes/runtime/snapshot.ts'
import { decodeTrace } from '../../probes/trace/decode.ts'
import { layoutFor } from '../../probes/trace/layout.ts'

export function parsed(text: string, path = 'program.js'): ParsedSource {
  const outcome = parseSource({ path, text })
  if (outcome.status !== 'parsed') throw new Error(`${outcome.fault.message}\n${text.slice(0, 2000)}`)
  return outcome.source
}

/** What a program did: what the call gave or threw, and what it told to `log(...values)` on the way, as text. */
export interface Done {
  readonly result: string
  readonly log: readonly string[]
}

const snapshot = createSnapshot(createOwnData())

function evaluate(text: string, call: string, probe: ProbeFunctions | null): Done {
  const log: string[] = []
  const push = (...values: unknown[]) => {
    log.push(snapshot(values, 200).text)
    return values.at(-1)
  }
  try {
    // The program is a test's own text.
    const value: unknown = new Function('$tm_probe', 'log', `${text}\n;return (${call})`)(probe, push)
    return { result: `gives ${snapshot(value, 1000).text}`, log }
  } catch (error) {
    return { result: `throws ${String(error)}`, log }
  }
}

export interface Observed {
  readonly plain: Done
  readonly probed: Done
  readonly trace: Trace
  readonly text: string
}

/** Runs the call against the program without and with probes, in this realm, and asserts that both did the same. */
export function observe(text: string, call: string, kinds: readonly ProbeKind[] = PROBE_KINDS): Observed {
  const instrumented = instrument(parsed(text), { kinds })
  parsed(instrumented.text)
  const layout = layoutFor(instrumented.points.length, 1)
  const buffer = new SharedArrayBuffer(layout.bytes)
  const recorder = createRecorder(buffer, layout, snapshot)
  const plain = evaluate(text, call, null)
  recorder.beginTest(0)
  const probed = evaluate(instrumented.text, call, recorder.probe)
  recorder.endTest()
  expect(probed, instrumented.text).toEqual(plain)
  return { plain, probed, trace: decodeTrace(buffer, layout, instrumented.points, ['t']), text: instrumented.text }
}

/** The events as `label = value`, in order. */
export function eventsOf({ points, events }: Trace): string[] {
  return events.map(({ point, value }) => `${points[point]!.label} = ${value!.text}`)
}

/** Exact counts as `label × count`, in order of the points; those that did not run left out. */
export function countsOf({ points, spectra }: Trace): string[] {
  return spectra.flatMap(({ counts }) => counts.map(([point, count]) => `${points[point]!.label} × ${count}`))
}

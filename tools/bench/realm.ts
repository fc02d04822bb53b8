import { setFlagsFromString } from 'node:v8'
import ivm from 'isolated-vm'
import { PROGRAM_PARAMETERS } from '../../probes/program/executable.ts'
import { createEventLog } from '../../probes/runtime/event-log.ts'
import { createOwnData } from '../../probes/runtime/own-data.ts'
import { createProxies } from '../../probes/runtime/proxies.ts'
import { PROBE_PARAMETERS } from '../../probes/runtime/probe-parameters.ts'
import { createRecorder, type Recorder } from '../../probes/runtime/recorder.ts'
import type { RecorderLayout } from '../../probes/runtime/recorder-layout.ts'
import { createSnapshot } from '../../probes/runtime/snapshot.ts'
import { V8_FLAGS } from '../../probes/sandbox/v8-flags.ts'
import type { Variant } from './measure.ts'

for (const flag of V8_FLAGS) setFlagsFromString(flag)

type MakeRecorder = (buffer: SharedArrayBuffer, layout: RecorderLayout) => Recorder

/** The recorder as a realm makes it, and nothing else of a realm. */
const OWN_RECORDER = `(buffer, layout) => {
  const snapshot = (${String(createSnapshot)})((${String(createOwnData)})((${String(createProxies)})().isProxy))
  return (${String(createRecorder)})(buffer, layout, (${String(createEventLog)})(buffer, layout, snapshot))
}`

/** Evaluated inside the isolate: compiles the program and gives a function that runs it as one test. Self-contained. */
function createRunner(
  body: string,
  parameters: readonly string[],
  probes: readonly (keyof Recorder['probe'])[],
  makeRecorder: MakeRecorder,
  buffer: SharedArrayBuffer | undefined,
  layout: RecorderLayout | undefined,
): () => string {
  const recorder = layout === undefined ? null : makeRecorder(buffer!, layout)
  const program = new Function(...parameters, body)
  const module = { exports: {} }
  const loaded = program(module, module.exports, undefined, () => {}, ...probes.map((name) => recorder?.probe[name]))
  recorder?.endTest()
  return () => {
    recorder?.beginTest(0)
    const result = String(loaded.names.run())
    recorder?.endTest()
    return result
  }
}

export interface RunInIsolate extends Variant {
  /** What `run()` gave, as text. */
  readonly result: () => string
  readonly buffer: SharedArrayBuffer | null
  dispose(): void
}

/**
 * A program in an isolate of its own, compiled as the sandbox compiles it; the task calls its `run()`. With a layout there is a recorder,
 * empty before each run; `recorder` is the text of a function that makes another one.
 */
export function inIsolate(body: string, layout?: RecorderLayout, recorder: string = OWN_RECORDER): RunInIsolate {
  const isolate = new ivm.Isolate({ memoryLimit: 1024 })
  const context = isolate.createContextSync()
  const buffer = layout === undefined ? null : new SharedArrayBuffer(layout.bytes)
  const shared = buffer === null ? undefined : new ivm.ExternalCopy(buffer).copyInto({ release: true })
  const given = [body, PROGRAM_PARAMETERS, PROBE_PARAMETERS, layout].map((value) => JSON.stringify(value))
  const make = context.evalSync(
    `(buffer) => (${String(createRunner)})(${given.slice(0, 3).join()}, ${recorder}, buffer, ${given[3] ?? 'undefined'})`,
    { reference: true },
  )
  const run = make.applySync(undefined, [shared], { result: { reference: true } }) as unknown as ivm.Reference
  const empty = buffer === null ? null : new Uint8Array(buffer).slice()
  let last = ''
  return {
    before: () => empty !== null && new Uint8Array(buffer!).set(empty),
    task: () => void (last = run.applySync(undefined, []) as string),
    result: () => last,
    buffer,
    dispose: () => isolate.dispose(),
  }
}

import { types } from 'node:util'
import type { ProbeKind, ProbePoint, TestResult, TraceEvent } from '#core'
import { createEventLog } from '../../probes/runtime/event-log.ts'
import { createOwnData } from '../../probes/runtime/own-data.ts'
import { createRecorder } from '../../probes/runtime/recorder.ts'
import type { RecorderLayout } from '../../probes/runtime/recorder-layout.ts'
import { createSnapshot } from '../../probes/runtime/snapshot.ts'
import { decodeTrace } from '../../probes/trace/decode.ts'
import { type Keep, layoutFor } from '../../probes/trace/layout.ts'

export const snapshot = createSnapshot(createOwnData(types.isProxy))

interface Wanted {
  readonly kinds?: readonly ProbeKind[]
  readonly tests?: readonly string[]
  readonly results?: readonly TestResult[]
  readonly keep?: Keep
  readonly change?: Partial<RecorderLayout>
}

/** A recorder in this realm, for as many points as there are kinds. */
export function record({ kinds = ['operand'], tests = [], results = [], keep, change }: Wanted = {}) {
  const points = kinds.map((kind, id): ProbePoint => {
    return { id, kind, span: { start: id, end: id + 1 }, line: 1, functionName: 'f', label: `p${id}` }
  })
  const layout = { ...layoutFor(points.length, tests.length, keep), ...change }
  const buffer = new SharedArrayBuffer(layout.bytes)
  const log = createEventLog(buffer, layout, snapshot)
  const recorder = createRecorder(buffer, layout, log)
  const decode = (budget?: number) => decodeTrace({ buffer, layout, points, tests, results }, budget)
  return { ...recorder, log, layout, buffer, decode }
}

export const texts = (events: readonly TraceEvent[]) => events.map(({ value }) => value?.text)
export const upTo = (count: number) => Array.from({ length: count }, (_, i) => i)

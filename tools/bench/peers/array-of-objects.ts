import { KINDS_OF } from '#core'
import type { ProbeParameters } from '../../../probes/runtime/probe-parameters.ts'
import type { Recorder } from '../../../probes/runtime/recorder.ts'
import { layoutFor } from '../../../probes/trace/layout.ts'
import type { Effort, Peer } from '../figure.ts'
import { measureInTurns, geometricMean } from '../measure.ts'
import { bodyOf, probed, PROGRAMS, readProgram } from '../program.ts'
import { inIsolate } from '../realm.ts'

/** What comes to mind first: an object for each event, in a list that starts anew when it holds a million. Self-contained. */
function createListRecorder(_buffer: SharedArrayBuffer, { points }: { readonly points: number }): Recorder {
  let events: object[] = []
  let calls = 0

  function push(point: number, value: unknown, call: number | undefined): void {
    if (events.length >= 1_000_000) events = []
    events.push({ point, value, call })
  }
  function keep<T>(point: number, value: T, call?: number): T {
    push(point, value, call)
    return value
  }
  function enter(point: number, parameters?: readonly unknown[]): number {
    calls += 1
    push(point, parameters, calls)
    return calls
  }

  const probe: ProbeParameters = {
    $tm_n: new Uint32Array(points),
    $tm_h: new Uint32Array(1),
    $tm_v: keep,
    $tm_c: keep,
    $tm_b: keep,
    $tm_w: (point, _old, value, call) => keep(point, value, call),
    $tm_u: (point, old, step, call) => {
      push(point, (old as number) + step, call)
      return old
    },
    $tm_e: enter,
    $tm_k: enter,
    $tm_l: (point, call) => push(point, undefined, call),
    $tm_o: push,
    $tm_q: (call) => call ?? 0,
    $tm_y: (point, call, result) => keep(point, result, call),
    $tm_s: keep,
    $tm_r: keep,
    $tm_x: keep,
  }
  return { probe, beginTest: () => (events = []), endTest() {} }
}

/** The same probes as ours, for scale. */
export function measureListRecorder({ rounds }: Effort): Peer[] {
  const ratios = PROGRAMS.map((name) => {
    const text = readProgram(name)
    const { text: instrumented, points } = probed(text, { layers: [{ kinds: KINDS_OF.line }], values: true })
    const plain = inIsolate(bodyOf(text))
    const listed = inIsolate(bodyOf(instrumented), layoutFor(points.length, 1), String(createListRecorder))
    const ms = measureInTurns(Math.min(rounds, 2), { plain, listed })
    plain.dispose()
    listed.dispose()
    return ms.listed / ms.plain
  })
  const detail = `in the isolate, ${PROGRAMS.length} programs: ${ratios.map((ratio) => ratio.toFixed(0)).join(' ')}`
  return [{ name: 'an object for each event', slowDown: geometricMean(ratios), detail }]
}

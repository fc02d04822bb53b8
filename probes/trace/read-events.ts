import { VALUE_TYPES, type ProbePoint, type TestId, type TraceEvent, type ValueSnapshot } from '#core'
import type { RecorderLayout } from '../runtime/recorder-layout.ts'
import { fillCalls } from './fill-calls.ts'

/** Words of an event and its flags: see the recorder's event log. */
const WORDS = 16
const ANOMALOUS = 256
const NO_VALUE = 512

/**
 * The events of a recorder's buffer, in the order in which they were seen. A program may have written to the buffer: what makes no sense is
 * left out.
 */
export function readEvents(
  buffer: ArrayBufferLike,
  layout: RecorderLayout,
  points: readonly ProbePoint[],
  tests: readonly (TestId | undefined)[],
): TraceEvent[] {
  const count = Math.min(new Uint32Array(buffer, layout.header, 16)[2]!, layout.eventCapacity)
  const words = new Uint32Array(buffer, layout.events, layout.eventCapacity * WORDS)
  const numbers = new Float64Array(buffer, layout.numbers, layout.eventCapacity * 2)
  const texts = Buffer.from(buffer, layout.texts, layout.textUnits * 2)

  /** The value whose type is `type` and whose text offset, text length and size + 1 lie at `at`. */
  function valueAt(type: number, at: number, number: number, identity: number): ValueSnapshot {
    const name = VALUE_TYPES[type] ?? 'other'
    if (name === 'number') return { type: name, text: numberText(numbers[number]!) }
    const text = texts.toString('utf16le', words[at]! * 2, (words[at]! + words[at + 1]!) * 2)
    const size = words[at + 2]!
    return { type: name, text, ...(size > 0 && { size: size - 1 }), ...(identity > 0 && { identity }) }
  }

  function eventAt(at: number, index: number, rank: number): TraceEvent {
    const point = words[at]!
    const type = words[at + 4]!
    const extra = words[at + 9]!
    const { kind, functionName } = points[point]!
    const origin = kind === 'exception' ? points[extra - 1] : undefined
    return {
      index: rank,
      point,
      call: words[at + 1]!,
      test: tests[words[at + 2]! - 1] ?? null,
      value: (type & NO_VALUE) === 0 ? valueAt(type & 0xff, at + 5, index * 2, words[at + 8]!) : null,
      ...(words[at + 10]! > 0 && { visit: words[at + 10]! }),
      ...(words[at + 11]! > 0 && { before: valueAt(words[at + 11]! - 1, at + 12, index * 2 + 1, 0) }),
      ...(kind === 'function' && { caller: extra }),
      // Any other function's point was the last before the function went on by itself.
      ...(origin !== undefined && (origin.functionName === functionName || origin.kind === 'exception') && { origin: origin.id }),
      ...((type & ANOMALOUS) !== 0 && { anomalous: true as const }),
    }
  }

  const known = Array.from({ length: count }, (_, index) => index).filter((index) => words[index * WORDS]! < points.length)
  const byOrder = known.sort((a, b) => words[a * WORDS + 3]! - words[b * WORDS + 3]!)
  return fillCalls(
    points,
    byOrder.map((index, rank) => eventAt(index * WORDS, index, rank)),
  )
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value)
}

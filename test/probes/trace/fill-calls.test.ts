import { expect, test } from 'vitest'
import type { ProbeKind, ProbePoint, TraceEvent } from '#core'
import { fillCalls, NO_CALL } from '../../../probes/trace/fill-calls.ts'

const KINDS: readonly (readonly [ProbeKind, string])[] = [
  ...(['function', 'assignment', 'return'] as const).map((kind) => [kind, 'f'] as const),
  ...(['function', 'assignment', 'return'] as const).map((kind) => [kind, 'g'] as const),
]
const points = KINDS.map(([kind, functionName], id): ProbePoint => {
  return { id, kind, span: { start: id, end: id + 1 }, line: 1, functionName, label: '' }
})

/** `f(3` enters call 3 of f, `f` is something in f that does not tell its call, `f3` tells it, `f)` is a return without a call. */
function calls(text: string): string {
  const events = text.split(' ').map((word, index): TraceEvent => {
    const at = word.startsWith('f') ? 0 : 3
    const point = at + (word[1] === '(' ? 0 : word.endsWith(')') ? 2 : 1)
    const call = Number(/\d+/.exec(word)?.[0] ?? NO_CALL)
    return { index, point, call, test: 't', value: null }
  })
  return fillCalls(points, events)
    .map(({ call }) => call)
    .join(' ')
}

test.each([
  ['what a call does is its own', 'f(1 f f f)', '1 1 1 1'],
  ['a call within, and what comes after it', 'f(1 f g(2 g g) f f)', '1 1 2 2 2 1 1'],
  ['a call that is left without a return', 'f(1 g(2 g f g(3 g f', '1 2 2 1 3 3 1'],
  ['recursion', 'f(1 f f(2 f f) f f(3 f) f)', '1 1 2 2 2 1 3 3 1'],
  ['an event that tells its call, as after a pause', 'f(1 f g(2 f1 f g2 g', '1 1 2 1 1 2 2'],
  ['what came before the first entry that is known', 'f f g f(2 f', '2 2 0 2 2'],
  ['nothing known at all', 'f g', '0 0'],
])('%s', (_, text, expected) => {
  expect(calls(text)).toBe(expected)
})

import { describe, expect, test } from 'vitest'
import { predicatesHeld } from '../../../../agents/analysis/spectra/held.ts'
import { BIT, PREDICATES, predicatesOf, type Predicate } from '../../../../agents/analysis/spectra/predicates.ts'
import { snapshot } from '../../../helpers/record.ts'
import { observe } from '../../../helpers/observe.ts'

const names = (set: number) => PREDICATES.filter((name) => (set & BIT[name]) !== 0)
const event = (value: unknown) => ({ index: 0, point: 0, call: 1, test: 't', value: snapshot(value, 80) })

test('each predicate has a bit of its own', () => {
  expect(new Set(Object.values(BIT)).size).toBe(PREDICATES.length)
  expect(Math.min(...Object.values(BIT))).toBeGreaterThan(0)
})

describe('of a value', () => {
  test.each<[unknown, Predicate[]]>([
    [0, ['number', 'zero']],
    [-0, ['number', 'zero']],
    [-1.5, ['number', 'negative', 'fractional']],
    [7, ['number', 'positive']],
    [NaN, ['number', 'not-a-number']],
    [-Infinity, ['number', 'negative', 'infinite']],
    [true, ['boolean', 'true']],
    [false, ['boolean', 'false']],
    [undefined, ['undefined']],
    [null, ['null']],
    ['', ['string', 'empty']],
    ['false', ['string']],
    [[], ['array', 'empty']],
    [[1], ['array']],
    [{}, ['object']],
    [3n, ['bigint']],
  ])('%o', (value, expected) => {
    expect(names(predicatesOf(event(value), null))).toEqual(expected)
  })

  test.each<[unknown, unknown, Predicate]>([
    [1, 2, 'grows'],
    [2, 1, 'falls'],
    [2, 2, 'stays'],
    ['ab', 'abc', 'grows'],
    [[1], [], 'falls'],
    [NaN, 1, 'stays'],
  ])('%o and then %o', (before, after, expected) => {
    expect(names(predicatesOf(event(after), snapshot(before, 80)))).toContain(expected)
    const assigned = { ...event(after), before: snapshot(before, 80) }
    expect(names(predicatesOf(assigned, null))).toContain(`${expected}-by-assignment`)
  })
})

/** What held at the points with this label, in the only test. */
function heldAt(text: string, call: string, label: string): Predicate[] {
  const { trace } = observe(text, call)
  const held = predicatesHeld(trace).get('t')!
  return names(trace.points.filter((point) => point.label === label).reduce((set, { id }) => set | held[id]!, 0))
}

describe('in a loop', () => {
  const text = 'function f(xs) {\n for (const x of xs) {\n if (x > 1) log(x, "more")\n if (x < 0) log(x, "less")\n }\n }'

  test('the first turn and the last one are told from those between', () => {
    expect(heldAt(text, 'f([2, 1, 1, -1])', 'log(x, "more")')).toEqual(['string', 'first-turn'])
    expect(heldAt(text, 'f([2, 1, 1, -1])', 'log(x, "less")')).toEqual(['string', 'last-turn'])
    expect(heldAt(text, 'f([1, 2, -1, 1])', 'log(x, "more")')).toEqual(['string'])
    expect(heldAt(text, 'f([2])', 'log(x, "more")')).toEqual(['string', 'first-turn', 'last-turn'])
  })

  test('an inner loop begins anew with each turn of the outer one', () => {
    const nested =
      'function f() {\n for (const x of [1, 2]) {\n for (const y of [1, 2, 3]) {\n if (y + x === 3) log(y)\n }\n }\n }'
    expect(heldAt(nested, 'f()', 'log(y)')).toEqual(['number', 'positive', 'falls', 'first-turn'])
  })

  test('a call within a turn has turns of its own', () => {
    const recursive = 'function f(n) {\n while (n > 0) {\n n--\n if (n === 2) f(1)\n }\n }'
    expect(heldAt(recursive, 'f(3)', 'f(1)')).toEqual(['undefined', 'first-turn'])
  })
})

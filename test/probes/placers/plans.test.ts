import { describe, expect, test } from 'vitest'
import { KINDS_OF, type PlanLayer } from '#core'
import { instrument } from '../../../probes/instrument.ts'
import { Insertions } from '../../../probes/placers/insertions.ts'
import { parsed, planOf } from '../../helpers/observe.ts'

const TEXT = 'x = 1; y = 2; z = 3'
const range = (start: number, end: number) => ({ start, end })

describe('a plan', () => {
  test.each<{ what: string; layers: readonly PlanLayer[]; labels: readonly string[] }>([
    { what: 'without layers asks for nothing', layers: [], labels: [] },
    { what: 'within no range asks for nothing', layers: [{ kinds: ['assignment'], within: [] }], labels: [] },
    { what: 'whose range is exactly the place', layers: [{ kinds: ['assignment'], within: [range(7, 12)] }], labels: ['y'] },
    { what: 'whose range begins too late', layers: [{ kinds: ['assignment'], within: [range(8, 19)] }], labels: ['z'] },
    { what: 'whose range ends too early', layers: [{ kinds: ['assignment'], within: [range(0, 11)] }], labels: ['x'] },
    {
      what: 'of several ranges asks for what is in one',
      layers: [{ kinds: ['assignment'], within: [range(0, 5), range(14, 19)] }],
      labels: ['x', 'z'],
    },
    {
      what: 'of layers asks for what one of them does',
      layers: [{ kinds: ['statement'], within: [range(0, 6)] }, { kinds: ['assignment'] }],
      labels: ['x = 1;', 'x', 'y', 'z'],
    },
  ])('$what', ({ layers, labels }) => {
    expect(instrument(parsed(TEXT), { layers, values: true }).points.map(({ label }) => label)).toEqual(labels)
  })

  test('that only counts writes no values, no calls, and one count a point', () => {
    const source = 'async function f(a) { a = a + 1; if (a) throw await a; for (const b of []) { g(b) } return a }'
    const { text, points } = instrument(parsed(source), { layers: [{ kinds: KINDS_OF.expression }], values: false })
    expect([...new Set(text.match(/\$tm_\w+/g))].toSorted()).toEqual(['$tm_b', '$tm_error', '$tm_n'])
    const counted = [...text.matchAll(/\$tm_n\[(\d+)\]/g)].map(([, id]) => Number(id))
    expect(new Set(counted).size).toBe(counted.length)
    // A condition's two arms are counted by the function that is given the condition.
    expect(points.length - counted.length).toBe(3)
  })

  test('labels are one line and of bounded length, spans end where the code ends', () => {
    const long = `f(\n  1,\t\n  '${'x'.repeat(200)}')`
    const { points } = instrument(parsed(`${long}  \n`), planOf(['statement']))
    expect(points[0]!.label).toBe(`f( 1, '${'x'.repeat(72)}…`)
    expect(points[0]!.span).toEqual({ start: 0, end: long.length })
    const exact = `f(${'x'.repeat(77)})`
    const labels = [exact, exact.replace('x', 'xx')].map(
      (text) => instrument(parsed(text), planOf(['statement'])).points[0]!.label,
    )
    expect(labels).toEqual([exact, `f(${'x'.repeat(77)}…`])
  })
})

describe('insertions', () => {
  test.each([
    ['return', '$tm', 'return $tm'],
    ['z', '$tm', 'z $tm'],
    ['a', 'x', 'a x'],
    ['Z', 'A', 'Z A'],
    ['A', '9', 'A 9'],
    ['9', '0', '9 0'],
    ['_', '$', '_ $'],
    ['é', 'x', 'é x'],
    ['\u{1F600}'.slice(1), 'x', `${'\u{1F600}'.slice(1)} x`],
    ['@', 'x', '@x'],
    ['[', 'x', '[x'],
    ['`', 'x', '`x'],
    ['{', 'x', '{x'],
    ['/', 'x', '/x'],
    [':', 'x', ':x'],
    ['x', '(', 'x('],
    ['…', 'x', '…x'],
    ['', 'x', 'x'],
  ])('after %j, %j is put as %j', (before, inserted, expected) => {
    const insertions = new Insertions()
    insertions.at(before.length, inserted)
    expect(insertions.apply(before)).toBe(expected)
  })

  test('stand in order: what closes, what stands alone, what opens, what comes last', () => {
    const insertions = new Insertions()
    insertions.around({ start: 1, end: 2 }, '(', ')')
    insertions.last(1, ';last;')
    insertions.around({ start: 0, end: 1 }, '[', ']')
    insertions.around({ start: 0, end: 2 }, '{', '}')
    insertions.at(1, ';one')
    insertions.at(1, ';two;')
    insertions.inside(1, '+inner')
    insertions.inside(1, '+first')
    expect(insertions.apply('ab')).toBe('{[a+first+inner];one;two;(;last;b)}')
  })

  test('around one range the one placed first is the outer one, and a level goes before that', () => {
    const insertions = new Insertions()
    insertions.around({ start: 0, end: 1 }, 'a(', ')a')
    insertions.around({ start: 0, end: 1 }, 'b(', ')b')
    insertions.around({ start: 0, end: 1 }, 'c(', ')c', 1)
    expect(insertions.apply('x')).toBe('c(a(b(x)b)a)c')
  })
})

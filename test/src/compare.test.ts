import { afterAll, describe, expect, test } from 'vitest'
import { compare, createSandbox } from '../../src/index.ts'
import { comparisonText } from '../../src/report/comparison-text.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

const BEFORE = `function pad(n) {
  return n < 10 ? '0' + n : String(n)
}
function time(h, m) {
  return pad(h) + ':' + m
}
`
const TESTS =
  "console.assert(time(11, 30) === '11:30')\nconsole.assert(time(9, 30) === '09:30')\nconsole.assert(time(9, 5) === '09:05')\n"
const task = { source: BEFORE, tests: TESTS }

describe('two versions', () => {
  test('a helper that a change breaks for tests that counted on it is named', async () => {
    const after = BEFORE.replace("':' + m", "':' + pad(m)").replace('n < 10', 'n <= 11')
    const comparison = await compare(task, after, { sandbox })
    expect(comparison).toMatchObject({
      fixed: ['L3'],
      lost: ['L1'],
      broken: [{ functionName: 'pad', arguments: '[11]', before: { value: '"11"', test: 'L1' }, after: { value: '"011"' } }],
      notEstablished: [],
    })
    expect(comparisonText(comparison, (_, text) => text)).toEqual([
      'tests',
      '  passing now: L3',
      '  failing now: L1',
      'where runs part',
      '  L1',
      '    before: line 2: `n < 10` is false',
      '    now: line 2: `n <= 11` is true',
      '  L2',
      '    before: line 5: `pad(h) + \':\' + m` is "09:30"',
      '    now: line 1: `pad(n)` is [30]',
      '  L3',
      '    before: line 5: `pad(h) + \':\' + m` is "09:5"',
      '    now: line 1: `pad(n)` is [5]',
      'helpers that changed',
      '  `pad` gives "011" for [11]; L1 counted on "11"',
    ])
  })

  test('equal ones part nowhere', async () => {
    const comparison = await compare(task, BEFORE, { sandbox })
    expect(comparison).toEqual({ fixed: [], lost: [], departures: [], broken: [], notEstablished: [] })
    expect(comparisonText(comparison, (_, text) => text)).toEqual([
      'tests',
      '  no test changed',
      'where runs part',
      '  nowhere that probes see',
    ])
  })

  test('one that does not load, or parse, is told', async () => {
    const comparison = await compare(task, 'throw new Error("no")', { sandbox })
    expect(comparison.notEstablished).toEqual(['the second version does not load: no'])
    await expect(compare(task, 'function (', { sandbox })).rejects.toThrow('program.js')
  })

  test('one without end is compared as far as it went', async () => {
    const comparison = await compare(task, BEFORE.replace('return pad', 'while (m === 5);\n  return pad'), { sandbox })
    expect(comparison.lost).toEqual([])
    expect(comparison.departures.find(({ test: id }) => id === 'L3')).toMatchObject({ departs: 'path' })
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkReport, diagnose, type FaultReport, type Trace } from '#tracemend'
import { DEFAULT_ANALYSIS, type Evidence } from '#core'
import { localizeFault } from '../../../agents/analysis/localize.ts'
import { randomProgram } from '../../helpers/random-program.ts'
import { runCases, type Case } from '../../helpers/run-cases.ts'

const PROGRAM = `function half(n) {
  return n / 2
}
function middle(xs) {
  let at = 0
  for (const x of xs) {
    if (x > 0) at = at + 1
  }
  const index = half(at)
  return xs[index]
}
`
const TESTS = `import assert from 'node:assert'
assert.equal(middle([1, 2, 3, 4]), 3)
assert.equal(middle([-1, 5, 6]), 5)
assert.equal(middle([4, 5, 6]), 5)
assert.equal(middle([0, 5]), 5)
`

const { fault, trace, tests } = await diagnose({
  source: { path: 'program.js', text: PROGRAM },
  tests: { path: 'program.test.js', text: TESTS },
})
const failing = 'L4'
const passing = 'L3'

/** A report that says everything a report can say, each part true of the trace. */
const whole = complete(fault!, trace!)

function complete(report: FaultReport, { points, events }: Trace): FaultReport {
  const seenIn = (id: string, label: string) => events.findLast((e) => e.test === id && points[e.point]!.label === label)!
  const cite = (id: string, label: string): Evidence => {
    const { index, point, value } = seenIn(id, label)
    return { event: index, test: id, line: points[point]!.line, label, value: value!.text }
  }
  const index = seenIn(failing, 'index')
  const entry = seenIn(failing, 'half(n)')
  const end = seenIn(failing, 'n / 2')
  const { span, line } = points[index.point]!
  return {
    ...report,
    clusters: [{ tests: [failing], errorName: 'AssertionError', line: null }],
    differences: [
      {
        test: failing,
        assertion: 'assert.equal(middle([4, 5, 6]), 5)',
        call: 'middle([4, 5, 6])',
        event: seenIn(failing, 'xs[index]').index,
        path: '',
        expected: '5',
        actual: 'undefined',
        how: 'undefined instead of a number',
      },
    ],
    symptoms: [{ kind: 'wrong-type', test: failing, line: 9, text: '`index` is `1.5` and finds nothing', events: [index.index] }],
    onset: { ...cite(failing, 'n / 2'), departs: 'value', passing: [cite(passing, 'n / 2')] },
    chain: [
      { ...cite(failing, 'n / 2'), leads: 'data' },
      { ...cite(failing, 'index'), leads: 'data' },
      { ...cite(failing, 'xs[index]'), leads: 'failure' },
    ],
    counterfactuals: [
      {
        point: index.point,
        span,
        line,
        label: 'index',
        visit: 1,
        change: { kind: 'value', value: 1 },
        event: index.index,
        was: '1.5',
        would: '1',
        fixed: [failing],
        lost: [passing],
      },
    ],
    functions: [
      {
        functionName: 'half',
        line: 1,
        calls: [
          {
            test: failing,
            passed: false,
            call: entry.call,
            caller: entry.caller!,
            entry: entry.index,
            end: end.index,
            arguments: '[3]',
            result: '1.5',
            threw: false,
          },
        ],
      },
    ],
    blocks: [
      {
        firstLine: 9,
        lastLine: 10,
        functionName: 'middle',
        score: 1,
        test: failing,
        visit: 1,
        visits: 1,
        before: [{ ...cite(failing, 'middle(xs)'), label: 'xs', value: '[4, 5, 6]' }],
        after: [cite(failing, 'index')],
      },
    ],
  }
}

test('what was diagnosed, and a report that says everything, hold', () => {
  expect(checkReport(fault!, trace!, tests)).toEqual([])
  expect(checkReport(whole, trace!, tests)).toEqual([])
  expect(checkReport(whole, trace!)).toEqual([])
  expect(fault!.notEstablished.join()).not.toContain('validated')
})

type Path = readonly (string | number)[]

/** Every place in the report that cites the run. */
function citations(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => citations(item, [...path, i]))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => {
      if (['tests', 'fixed', 'lost', 'events', 'lines'].includes(key)) return (item as []).map((_, i) => [...path, key, i])
      return [...(CITES.has(key) && item !== null ? [[...path, key]] : []), ...citations(item, [...path, key])]
    })
  }
  return []
}

const CITES = new Set([
  'event',
  'test',
  'line',
  'label',
  'value',
  'was',
  'point',
  'entry',
  'end',
  'call',
  'caller',
  'arguments',
  'result',
  'threw',
  'passed',
  'failing',
  'passing',
  'visit',
  'functionName',
  'executed',
])

/** Parts of these names that say something else than what the run did, or say it loosely. */
const FREE = [
  /^suspects\.\d+\.signals/,
  /^(symptoms|clusters)\.\d+\.line/,
  /^differences\.\d+\.call/,
  /change\.value/,
  /^blocks\.\d+\.functionName/,
  /^onset\.passing$/,
]

const places = citations(whole).filter((path) => !FREE.some((free) => free.test(path.join('.'))))

function changed(path: Path): FaultReport {
  const copy = structuredClone(whole) as unknown as Record<string | number, unknown>
  const holder = path.slice(0, -1).reduce((value, key) => value[key] as typeof copy, copy)
  const key = path.at(-1)!
  const was = holder[key]
  holder[key] = typeof was === 'number' ? was + 1000 : typeof was === 'boolean' ? !was : `${String(was)}~`
  return copy as unknown as FaultReport
}

describe('no citation can be changed unnoticed', () => {
  test('there are citations of every part', () => {
    const parts = new Set(places.map(([part]) => part))
    for (const part of ['suspects', 'evidence', 'onset', 'chain', 'counterfactuals', 'functions', 'blocks', 'symptoms']) {
      expect(parts).toContain(part)
    }
    expect(places.length).toBeGreaterThan(60)
  })

  test.each(places.map((path) => [path.join('.'), path] as const))('%s', (_, path) => {
    expect(checkReport(changed(path), trace!, tests)).not.toEqual([])
  })

  test('nor can links of the chain change places', () => {
    const [first, second, last] = whole.chain
    expect(checkReport({ ...whole, chain: [second!, first!, last!] }, trace!, tests)).not.toEqual([])
    expect(checkReport({ ...whole, chain: [first!, { ...second!, leads: 'failure' }, last!] }, trace!, tests)).not.toEqual([])
    expect(checkReport({ ...whole, chain: [first!, second!] }, trace!, tests)).not.toEqual([])
  })

  test('nor the trace', () => {
    fc.assert(
      fc.property(fc.constantFrom(...whole.evidence.map(({ event }) => event)), (event) => {
        const without = { ...trace!, events: trace!.events.filter(({ index }) => index !== event) }
        expect(checkReport(whole, without, tests).join()).toContain(`event ${event}`)
      }),
    )
  })
})

test('nonsense is refused in words', () => {
  const [suspect] = whole.suspects
  const wrong = { ...whole, suspects: [{ ...suspect!, passing: 99 }], evidence: [{ ...whole.evidence[0]!, value: 'x' }] }
  expect(checkReport(wrong, trace!, tests)).toEqual([
    `suspect 1 (line ${suspect!.line}): no probe of that place was run by so many failing and passing tests`,
    expect.stringMatching(/^event \d+: its value is ".*", not "x"$/),
  ])
})

const value = fc.constantFrom('0', '-1', '2.5', '"s"', '""', 'null', 'undefined', '[1]')

test('whatever the program, what is told from its trace holds', () => {
  fc.assert(
    fc.property(randomProgram, fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 4 }), (text, inputs) => {
      const cases = inputs.map(([a, b], i): Case => [`f(${a}, ${b}, 1)`, i % 2 === 0 ? 'no such result' : undefined])
      const observed = runCases(`const log = (...values) => values.at(-1);\n${text}`, cases)
      const report = localizeFault(observed, DEFAULT_ANALYSIS)
      expect(checkReport(report, observed.trace, observed.baseline)).toEqual([])
    }),
    { numRuns: 60, seed: 11 },
  )
})

import { describe, expect, test } from 'vitest'
import { EMPTY_FAULT_REPORT, type FaultReport } from '#core'
import { diagnose } from '#tracemend'
import { diagnosisText } from '../../../../src/report/fault/diagnosis-text.ts'

const plain = { path: 'program.js', all: false, paint: (_: unknown, text: string) => text }

async function told(program: string, tests: string, all = false): Promise<string[]> {
  const source = { path: 'program.js', text: program }
  const { fault, trace } = await diagnose({ source, tests: { path: 'program.test.js', text: tests } })
  return diagnosisText({ ...plain, source: program, fault: fault!, trace, all })
}

const isListed = (line: string) => /^. +\d+ │|^ +│/.test(line)

const CLOSE = `const isClose = (a, b, limit) => {
  const d = a - b
  if (d < limit) {
    return true
  }
  return false
}
`

describe('the listing', () => {
  test('shows what each line did in the failing test that is the easiest to follow', async () => {
    const lines = await told(
      CLOSE,
      'console.assert(isClose(3, 1, 1) === false)\nconsole.assert(isClose(1, 1.2, 0.1) === false)\n',
    )
    expect(lines.filter(isListed)).toEqual([
      '  1 │ const isClose = (a, b, limit) => {  a = 1, b = 1.2, limit = 0.1',
      expect.stringMatching(/^▶ 2 │ {3}const d = a - b +d = -0.19+\d*, a = 1, b = 1.2$/),
      expect.stringMatching(/^▶ 3 │ {3}if \(d < limit\) { +→ true, d = -0.19+\d*, limit = 0.1$/),
      '▶ 4 │     return true                     returns true',
      '  5 │   }',
      '  6 │   return false                      not reached',
      '  7 │ }',
    ])
    expect(lines.find((line) => line.startsWith('isClose as L2 saw it'))).toBeDefined()
  })

  test('of many visits it shows the first values, the last and how many there were', async () => {
    const program = 'function sum(n) {\n  let s = 0\n  for (let i = 1; i < n; i++) {\n    s += i\n  }\n  return s\n}\n'
    const lines = await told(program, 'console.assert(sum(0) === 0)\nconsole.assert(sum(100) === 5050)\n')
    expect(lines.find((line) => line.includes('s += i'))).toContain('s = 1, 3, 6 … 4950 ×99; i = 1, 2, 3 … 99 ×99')
    expect(lines.find((line) => line.includes('for ('))).toContain('i = 1, 2, 3 … 100 ×100; → true, true, true … false ×100')
  })

  test('of a long function it shows what lies around the lines that matter', async () => {
    const dull = Array.from({ length: 60 }, (_, i) => `  const x${i} = n + ${i}`)
    const program = `function f(n) {\n${dull.join('\n')}\n  if (n > 1) {\n    n = 1\n  }\n  return n\n}\n`
    const lines = await told(program, 'console.assert(f(1) === 1)\nconsole.assert(f(2) === 2)\n')
    const listed = lines.filter(isListed)
    expect(listed.length).toBeLessThan(30)
    expect(listed[0]).toContain('function f(n) {')
    expect(listed.find((line) => line.includes('    n = 1'))).toMatch(/^▶/)
    expect(lines.some((line) => /^ +⋮$/.test(line))).toBe(true)
  })

  test('values go under a line that leaves no room', async () => {
    const long = `function f(list, other) {\n  const found = list.filter((item) => other.includes(item)).map((item) => item * 2).length${' '.repeat(4)}\n  return found\n}\n`
    const lines = await told(long, 'console.assert(f([1], [1]) === 2)\n')
    const at = lines.findIndex((line) => line.includes('const found'))
    expect(lines[at + 1]).toMatch(/^ +│ +found = 1/)
  })
})

test('hostile texts cannot move the cursor, and no line is longer than a terminal', async () => {
  const program = `function f(x) {\n  const y = "\\u001b[31m\\u202e" + "${'wide '.repeat(60)}" + x\n  return y // \u202e${'long '.repeat(60)}\n}\n`
  const lines = await told(program, `it('\\u001b[2J${'name '.repeat(60)}', () => {\n  expect(f(1)).toBe("a\\nb")\n})\n`, true)
  expect(lines.join('')).not.toMatch(/[\u001B\u202E\n]/)
  expect(lines.filter((line) => line.length > 120)).toEqual([])
})

test('a trace that cannot be trusted leaves what the tests say', () => {
  const failure = { kind: 'assertion', errorName: 'AssertionError', message: 'm', expected: '3', actual: '4' } as const
  const fault: FaultReport = {
    ...EMPTY_FAULT_REPORT,
    failures: [{ test: 'L1', name: 'f(1) === 3', failure }],
    notEstablished: ['trace dropped'],
  }
  expect(diagnosisText({ ...plain, source: 'function f() {}', fault, trace: null })).toEqual([
    '  ✗ L1  f(1) === 3  expected 3, got 4',
    '  not established: trace dropped',
  ])
})

const cited = { test: 'L4', line: 6, label: 'd', value: '-0.2', event: 3 }

/** A report of which nothing has to be run. */
const WHOLE: FaultReport = {
  ...EMPTY_FAULT_REPORT,
  signals: ['spectrum', 'intervention'],
  failures: ['L4', 'L7', 'sum > of a list of three numbers'].map((id) => {
    return { test: id, name: `${id} holds`, failure: { kind: 'assertion', errorName: 'AssertionError', message: 'no' } }
  }),
  clusters: [
    { tests: ['L4', 'L7'], errorName: 'AssertionError', line: 8 },
    { tests: ['sum > of a list of three numbers'], errorName: 'TypeError', line: null },
  ],
  differences: [
    {
      test: 'L4',
      assertion: 'f(a)[1] === 2',
      call: 'f(a)',
      event: 9,
      path: '[1]',
      expected: '2',
      actual: '4',
      how: '2 more',
    },
  ],
  symptoms: [{ kind: 'near-miss', test: 'L4', line: 6, text: '0.30000000000000004 is not 0.3', events: [3] }],
  suspects: [
    {
      span: { start: 0, end: 5 },
      line: 6,
      kind: 'assignment',
      functionName: 'f',
      text: 'd = a - b',
      score: 0.75,
      signals: { spectrum: 0.5, intervention: 1 },
      failing: 3,
      passing: 2,
    },
  ],
  onset: { ...cited, departs: 'value', passing: [{ ...cited, test: 'L2', value: '2' }] },
  chain: [
    { ...cited, leads: 'data' },
    { ...cited, event: 4, line: 7, label: 'd < limit', value: 'true', leads: 'control' },
    { ...cited, event: 5, line: 8, label: 'true', value: 'true', leads: 'failure' },
  ],
  counterfactuals: [
    {
      point: 1,
      span: { start: 0, end: 5 },
      line: 6,
      label: 'a - b',
      visit: 2,
      change: { kind: 'value', value: 0.2 },
      event: 3,
      was: '-0.2',
      would: '0.2',
      fixed: ['L4'],
      lost: ['L2'],
    },
    {
      point: 1,
      span: { start: 0, end: 5 },
      line: 6,
      label: 'a - b',
      visit: null,
      change: { kind: 'function', function: 'absolute' },
      event: 3,
      was: '-0.2',
      would: 'its absolute value',
      fixed: ['L4', 'L7', 'sum > of a list of three numbers'],
      lost: [],
    },
  ],
  functions: [
    {
      functionName: 'f',
      line: 1,
      calls: [
        { test: 'L4', passed: false, call: 1, caller: 0, entry: 0, end: 5, arguments: '[1, 2]', result: 'true', threw: false },
      ],
    },
  ],
  blocks: [
    {
      firstLine: 6,
      lastLine: 7,
      functionName: 'f',
      score: 0.75,
      test: 'L4',
      visit: 2,
      visits: 9,
      before: [cited],
      after: [{ ...cited, value: '1' }],
    },
  ],
  evidence: [cited],
  notEstablished: ['whether it rains'],
}

test('all that a report holds is told in sentences', () => {
  const lines = diagnosisText({ ...plain, source: '', fault: WHOLE, trace: null })
  expect(lines).toEqual([
    '  ✗ L4  L4 holds  f(a) gave 4 at [1], not 2: 2 more',
    '  ✗ L7  L7 holds  no',
    '  ✗ sum > of a list of three numbers holds  no',
    '  way 1 to fail: L4 and L7 (AssertionError, by line 8)',
    '  way 2 to fail: "of a list of three numbers" (TypeError)',
    '  ! near miss in L4: 0.30000000000000004 is not 0.3',
    'what went wrong',
    '  line 6: in L4 `d` is -0.2, unlike in every passing test: 2 in L2',
    '    which is used in line 7: `d < limit` is true',
    '    which leads to line 8: `true`: that is what the test sees',
    'tried out',
    '  if `a - b` (line 6) had been its absolute value every time, all 3 failing tests would pass and none would break',
    '  if `a - b` (line 6) had been 0.2 and not -0.2 at its 2nd evaluation, test L4 would pass, but L2 would break',
    'suspects  by spectrum (ochiai), intervention',
    '  0.75  line 6    d = a - b  spectrum .50 intervention 1',
    '  not established: whether it rains',
  ])
})

test('--all tells calls, blocks and values as well', () => {
  const lines = diagnosisText({ ...plain, source: '', fault: WHOLE, trace: null, all: true })
  expect(lines.slice(lines.indexOf('calls'))).toEqual([
    'calls',
    '  f (line 1)',
    '    [1, 2] gives true  in L4, which fails',
    'blocks',
    '  0.75  lines 6–7 in L4, visit 2 of 9',
    '        before: d = -0.2',
    '        after:  d = 1',
    'seen there',
    '  line 6  d = -0.2  in L4',
    '  not established: whether it rains',
  ])
})

test('the way to an endless loop is told once, not turn by turn', async () => {
  const lines = await told(
    'function down(n) {\n  while (n !== 0) {\n    n -= 2\n  }\n  return n\n}\n',
    'console.assert(down(4) === 0)\nconsole.assert(down(3) === 1)\n',
  )
  expect(lines.find((line) => line.includes('✗ L2'))).toMatch(/does not end$/)
  expect(lines.filter((line) => line.includes('`n !== 0` is true')).length).toBeLessThan(4)
  expect(lines.some((line) => /line \d+: .*(?:does not end|, and so on without end)$/.test(line))).toBe(true)
})

import { describe, expect, it } from 'vitest'
import { attemptsField } from '../../../../../agents/repair/model/evidence/attempts.ts'
import { consoleField } from '../../../../../agents/repair/model/evidence/console.ts'
import { failuresField } from '../../../../../agents/repair/model/evidence/failures.ts'
import { partialsField } from '../../../../../agents/repair/model/evidence/partials.ts'
import { formOf, programField, withLineNumbers } from '../../../../../agents/repair/model/evidence/program.ts'
import { reviewFields } from '../../../../../agents/repair/model/evidence/review.ts'
import { signatureField } from '../../../../../agents/repair/model/evidence/signature.ts'
import { testsField } from '../../../../../agents/repair/model/evidence/tests.ts'
import { estimateTokens } from '../../../../../agents/repair/model/input/tokens.ts'
import { EMPTY_FAULT_REPORT } from '#core'
import { attemptOf, failed, passed, plainContext, taskOf, TOTAL, TOTAL_TESTS } from './helpers.ts'

/** Many functions of some lines each. */
const LONG = Array.from(
  { length: 30 },
  (_, i) =>
    `function step${i}(value) {\n  const a = value + ${i}\n  const b = a * 2\n  if (b > 100) {\n    return a\n  }\n  return b\n}\n`,
).join('\n')

describe('programField', () => {
  it('is whole functions for small programs and hunks for long ones', () => {
    expect(formOf({ path: 'a.js', text: 'a\n'.repeat(150) })).toBe('functions')
    expect(formOf({ path: 'a.js', text: 'a\n'.repeat(300) })).toBe('hunks')
  })

  it('shortens to what is suspicious', () => {
    const line = LONG.split('\n').indexOf('function step17(value) {') + 3
    const suspect = {
      span: { start: 0, end: 1 },
      line,
      kind: 'statement',
      functionName: 'step17',
      text: '',
      score: 0.9,
      signals: {},
      failing: 1,
      passing: 0,
    } as const
    const context = { ...plainContext(taskOf(LONG, '')), fault: { ...EMPTY_FAULT_REPORT, suspects: [suspect] } }
    const [field] = programField(context.task.source, context)
    const short = field!.shorten!(900)
    expect(estimateTokens(short)).toBeLessThanOrEqual(900)
    expect(short).toContain('  const a = value + 17\n')
    expect(short).not.toContain('value + 3\n')
    expect(short).toContain('function step3(value) {\n// … 6 lines not shown\n}')
    const [numbered] = withLineNumbers([field!])
    const lines = LONG.split('\n')
    const shown = [...numbered!.shorten!(1_200).matchAll(/^(\d+)\| (.*)$/gm)]
    expect(shown.length).toBeGreaterThan(20)
    for (const [, number, text] of shown) expect(lines[Number(number) - 1]).toBe(text)
    const tiny = field!.shorten!(120)
    expect(estimateTokens(tiny)).toBeLessThanOrEqual(120)
    expect(tiny).toContain('const a = value + 17')
  })

  it('numbers lines for agents that speak of lines', () => {
    const fields = withLineNumbers([
      ...programField({ path: 'a.js', text: 'let a\n\nlet b' }, plainContext(taskOf('', ''))),
      { name: 'verdict', text: 'x', relevance: 1, events: [] },
    ])
    expect(fields.map(({ text }) => text)).toEqual(['1| let a\n2| \n3| let b', 'x'])
  })
})

describe('signatureField', () => {
  const signatureOf = (program: string, tests: string, path = 'program.js') =>
    signatureField(plainContext({ ...taskOf(program, tests), source: { path, text: program } })).map(({ text }) => text)

  it('tells heads of what the tests name', () => {
    expect(signatureOf(TOTAL, TOTAL_TESTS)).toEqual(['export function total(numbers)\nconst twice = (number) =>'])
    expect(signatureOf(TOTAL, 'twice(1)')).toEqual(['const twice = (number) =>'])
    expect(signatureOf(TOTAL, 'nothing')).toEqual(['export function total(numbers)\nconst twice = (number) =>'])
  })

  it('tells classes by their methods, and types as they are', () => {
    const program =
      'interface P { x: number }\nexport class Q<T> extends R {\n  #n = 1\n  constructor(private n: T) { super() }\n  get size(): number { return 1 }\n}\n'
    expect(signatureOf(program, 'new Q(1)', 'program.ts')).toEqual([
      'interface P { x: number }\nexport class Q<T> extends R {\n  constructor(private n: T)\n  get size(): number\n}',
    ])
  })
})

describe('failuresField', () => {
  it('tells each failing test on few lines, whatever its values are', () => {
    const tests = [failed('f(1)', '2', '3\n4'), passed('f(2)'), failed('f(3)', 'x'.repeat(5_000), 'y')]
    const [field] = failuresField({ status: 'completed', tests, trace: null, console: [] })
    expect(field!.text).toMatch(
      /^FAILS: f\(1\)\n {2}expected: 2\n {2}got: 3 4\nFAILS: f\(3\)\n {2}expected: x+ … x+\n {2}got: y$/,
    )
    expect(field!.text.length).toBeLessThan(500)
  })

  it('tells what was wrong before any test ran, and a run that ended early', () => {
    const fault = { where: 'program', errorName: 'SyntaxError', message: 'Unexpected token', line: 3, column: 1 } as const
    expect(failuresField({ status: 'does-not-load', fault })[0]!.text).toBe(
      'The program does not load: SyntaxError: Unexpected token (line 3)',
    )
    const early = failuresField({ status: 'timed-out', detail: 'took too long', tests: [], trace: null })
    expect(early[0]!.text).toBe('The run ended early: took too long')
  })

  it('shortens to the first failures, and says how many there are besides', () => {
    const tests = Array.from({ length: 9 }, (_, i) => failed(`f(${i})`, '1', '2'))
    const [field] = failuresField({ status: 'completed', tests, trace: null, console: [] })
    expect(field!.shorten!(120)).toMatch(/^FAILS: f\(0\)[^]*\n… and \d more$/)
    expect(estimateTokens(field!.shorten!(120))).toBeLessThanOrEqual(120)
  })
})

describe('attemptsField', () => {
  const baseline = [failed('t1', '1', '2'), failed('t2', '1', '2'), passed('t3')]
  const context = plainContext(taskOf('let a = 1\nlet b = 2\n', ''), baseline)
  const attempts = [
    attemptOf('let a = 3\nlet b = 2\n', 'make a three', {
      fixed: ['t1'],
      results: [passed('t1'), failed('t2', '1', '2'), passed('t3')],
    }),
    attemptOf('let a = 1\nlet b = 5\n', 'make b five', {
      lost: ['t3'],
      results: [failed('t1', '1', '9'), failed('t2', '1', '2'), failed('t3', '0', '7')],
    }),
    attemptOf('x', 'break it', { note: 'does not load: x is not defined' }),
  ]
  const told = (level: 'failed' | 'error') => attemptsField(attempts, level, context, context.task.source.text)[0]!.text

  it('tells the last first: what was changed, what came of it, how tests fail now', () => {
    expect(told('error')).toBe(`Attempt 3: break it
at line 1:
-let a = 1
-let b = 2
+x
It does not load: x is not defined.
Attempt 2: make b five
at line 2:
-let b = 2
+let b = 5
It fixed 0 of 2 failing tests but broke tests that passed.
1 test fails as before.
FAILS: t1
  expected: 1
  got: 9
FAILS: t3
  expected: 0
  got: 7
Attempt 1: make a three
at line 1:
-let a = 1
+let a = 3
It fixed 1 of 2 failing tests.
1 test fails as before.`)
  })

  it('tells no more of failures than the level allows', () => {
    expect(told('failed')).not.toMatch(/FAILS|expected|as before/)
    expect(told('failed')).toContain('It fixed 1 of 2 failing tests.')
  })

  it('tells what a reviewer showed, and which attempt is the program that is shown', () => {
    const doubt = { call: 'f([-1])', expected: '0', gives: '-1', holds: false }
    const [field] = attemptsField([attemptOf('let a', 'a', { doubt })], 'error', context, 'let a')
    expect(field!.text).toContain('(its program is the one shown)')
    expect(field!.text).toContain('But f([-1]) gives -1; the description asks for 0.')
  })
})

describe('partialsField', () => {
  it('tells what the search came nearest with', () => {
    const { candidate } = attemptOf('', 'change 1 to 3', { fixed: ['t1'] })
    const context = plainContext(taskOf('let a = 1\n', ''), [failed('t1', '1', '2'), failed('t2', '1', '2')])
    const near = { ...candidate, edits: [{ start: 8, end: 9, replacement: ['3'] }] }
    expect(partialsField({ ...context, partials: () => [near] })[0]!.text).toBe(
      'A small change that fixes 1 of 2 failing tests: change 1 to 3\nat line 1:\n-let a = 1\n+let a = 3',
    )
    expect(partialsField(context)).toEqual([])
  })
})

describe('other fields', () => {
  it('output is told from its beginning and its end', () => {
    const [field] = consoleField(Array.from({ length: 500 }, (_, i) => `turn ${i}`))
    expect(field!.text).toMatch(/^turn 0\n[^]*lines not shown\n[^]*turn 499$/)
    expect(estimateTokens(field!.shorten!(100))).toBeLessThanOrEqual(100)
    expect(field!.shorten!(100)).toMatch(/turn 499$/)
    expect(consoleField([])).toEqual([])
  })

  it('tests are shortened to the failing ones', () => {
    const tests = Array.from({ length: 50 }, (_, i) => `console.assert(f(${i}) === ${i})`)
    const results = tests.map((_, i) => (i === 40 ? failed(`L${i + 1}`, '1', '2', i + 1) : passed(`L${i + 1}`, i + 1)))
    const [field] = testsField(plainContext(taskOf('', tests.join('\n')), results))
    expect(field!.shorten!(60)).toBe('console.assert(f(40) === 40)')
  })

  it('a reviewer sees the description, the patched program and the tests', () => {
    const fields = reviewFields(plainContext(taskOf('old', 'tests', { description: 'what' })), 'new')
    expect(fields.map(({ name, text }) => [name, text])).toEqual([
      ['description', 'what'],
      ['program', 'new'],
      ['tests', 'tests'],
    ])
  })
})

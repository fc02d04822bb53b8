import { beforeAll, describe, expect, it } from 'vitest'
import { evidenceFor } from '../../../../../agents/repair/model/evidence/evidence-for.ts'
import { EVIDENCE_LEVELS } from '../../../../../agents/repair/model/evidence/level.ts'
import { compose } from '../../../../../agents/repair/model/input/compose.ts'
import type { RealCase } from '../../../../../tools/bench/real-context.ts'
import { failed, plainContext, realCase, taskOf, textOf, TOTAL, TOTAL_TESTS } from './helpers.ts'

const DESCRIPTION = 'Adds up all numbers of a list.'

describe('evidenceFor', () => {
  let real: RealCase
  beforeAll(async () => {
    real = await realCase(taskOf(TOTAL, TOTAL_TESTS, { description: DESCRIPTION }))
  })
  const namesAt = (level: (typeof EVIDENCE_LEVELS)[number]) => evidenceFor(level, real.context).map(({ name }) => name)

  it('tells at each level what it told at the one before, and more', () => {
    const [, ...levels] = EVIDENCE_LEVELS
    for (const [i, level] of levels.entries()) {
      const before = i === 0 ? [] : namesAt(levels[i - 1]!)
      expect(namesAt(level).slice(0, before.length)).toEqual(before)
      expect(namesAt(level).length).toBeGreaterThan(before.length)
    }
    expect(namesAt('failed')).toEqual(['description', 'program', 'verdict'])
    expect(namesAt('error').slice(3)).toEqual(['tests', 'failures'])
    expect(namesAt('trace').slice(5)).toEqual(['trace'])
    expect(namesAt('lessons').at(-1)).toBe('lessons')
  })

  it('tells nothing of the program where it is to be written from its description, and shows it where there is none', () => {
    const none = evidenceFor('none', real.context)
    expect(none.map(({ name }) => name)).toEqual(['description', 'signature'])
    expect(textOf(none, 'signature')).toBe('export function total(numbers)\nconst twice = (number) =>')
    expect(JSON.stringify(none)).not.toContain('sum')
    expect(evidenceFor('none', plainContext(taskOf(TOTAL, TOTAL_TESTS))).map(({ name }) => name)).toEqual(['program'])
  })

  it('tells at level `failed` that tests fail, not which and how', () => {
    const fields = evidenceFor('failed', real.context)
    expect(textOf(fields, 'verdict')).toBe('1 of 4 tests fail.')
    expect(JSON.stringify(fields)).not.toContain('[1, 2, 3]')
  })

  it('tells what a failing test expected and got', () => {
    const text = textOf(evidenceFor('error', real.context), 'failures')!
    expect(text).toMatch(/^FAILS: console\.assert\(total\(\[1, 2, 3\]\) === 6\)/)
    expect(text).toMatch(/expected: 6\n {2}got: 5/)
  })

  it('cites only events that are there and that it shows', () => {
    const { trace } = real.context
    const fields = evidenceFor('lessons', real.context)
    const { citable, input } = compose({ instructions: '', fields, budgetTokens: 50_000 })
    const known = new Map(trace!.events.map((event) => [event.index, event]))
    expect(citable.size).toBeGreaterThan(5)
    for (const index of citable) expect(known.has(index)).toBe(true)
    const cited = [...input.matchAll(/\[e(\d+)\]/g)].map(([, index]) => Number(index))
    expect(new Set(cited)).toEqual(citable)
  })

  it('shows the trace of the failing test in order, with the values that were seen', () => {
    const text = textOf(evidenceFor('trace', real.context), 'trace')!
    expect(text).toMatch(/^Events of the failing test L3:/)
    const numbers = [...text.matchAll(/\[e(\d+)\]/g)].map(([, index]) => Number(index))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    expect(text).toMatch(/total\(numbers\) is called with \[\[1, 2, 3\]\]/)
    expect(text).toMatch(/line 5: sum = 2 \(was 0\)/)
    expect(text).toMatch(/line 7: returns sum, which is 5/)
  })

  it('shows in the trace what the report cites, values of expressions too, and those only then', () => {
    const { fault, trace } = real.context
    const { index, point, test } = trace!.events.find(
      (event) => event.test === 'L3' && trace!.points[event.point]!.kind === 'expression',
    )!
    const { line, label } = trace!.points[point]!
    const link = { event: index, test, line, label, value: '', leads: 'data' } as const
    const textWith = (chain: readonly (typeof link)[]) =>
      textOf(evidenceFor('trace', { ...real.context, fault: { ...fault!, onset: null, counterfactuals: [], chain } }), 'trace')
    expect(textWith([link])).toContain(`[e${index}] line ${line}: ${label} is `)
    expect(textWith([])).not.toContain(`[e${index}]`)
  })

  it('tells causes with the numbers of events', () => {
    const fields = evidenceFor('causes', real.context)
    expect(textOf(fields, 'wrong-results')).toMatch(/^\[e\d+\] total\(\[1, 2, 3\]\) gives 5, expected 6: 1 less/)
    expect(textOf(fields, 'tried-out')).toMatch(/^\[e\d+\] line \d+: .* failing tests pass/)
    expect(textOf(fields, 'suspects')).toMatch(/line 4: /)
  })

  it('says of a text that is another one already what was changed since it was observed', () => {
    const text = TOTAL.replace('number * 2', 'number + number')
    const fields = evidenceFor('causes', real.context, { path: 'program.js', text })
    expect(textOf(fields, 'program')).toBe(text)
    expect(textOf(fields, 'changed-already')).toContain(
      '-export const twice = (number) => number * 2\n+export const twice = (number) => number + number',
    )
  })

  it('tells where a program does not parse', () => {
    const fields = evidenceFor('error', plainContext(taskOf('function f( {', 'f()')))
    expect(textOf(fields, 'verdict')).toBe('The program does not load.')
    expect(textOf(fields, 'failures')).toMatch(/^The program does not parse: .* \(line 1, column 13\)/)
  })

  it('keeps a budget of a small model for whatever there is to tell', () => {
    const results = Array.from({ length: 60 }, (_, i) => failed(`f(${'x'.repeat(i * 20)})`, 'y'.repeat(2_000), 'z'.repeat(9_000)))
    const context = { ...real.context, baseline: [...real.context.baseline, ...results] }
    for (const budgetTokens of [900, 1_500, 4_000]) {
      expect(
        compose({ instructions: 'Repair.', fields: evidenceFor('lessons', context), budgetTokens }).tokens,
      ).toBeLessThanOrEqual(budgetTokens)
    }
  })
})

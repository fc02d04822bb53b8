import { describe, expect, it } from 'vitest'
import { applyEdits, composeEdits, EMPTY_FAULT_REPORT } from '#core'
import { createSearchAgent } from '../../../../agents/repair/index.ts'
import { contextOf, drive, parseText } from '../helpers.ts'

const SOURCE = `/** Counts the words of a text that are longer than the limit, and sums up their lengths. */
export function measure(text, limit) {
  const words = text.split(' ')
  let count = 0
  let total = 0
  for (let i = 0; i < words.length - 1; i++) {
    const word = words[i].trim()
    if (word.length < limit || word === '') {
      continue
    } else if (/^[a-z]+$/.test(word)) {
      count += 1
      total += word.length
    } else {
      total = total + Math.floor(word.length / 2)
    }
  }
  return { count, total, mean: count === 0 ? 0 : total / count }
}

class Counter {
  constructor(start = 0) {
    this.value = start
  }

  async next(step) {
    this.value += step
    return this.value
  }
}
`

describe('the search agent', () => {
  it('proposes patches that change something, fit together, and nearly always parse', async () => {
    const candidates = await drive(createSearchAgent(), contextOf(SOURCE), 4_000)
    expect(candidates.length).toBeGreaterThan(2_000)
    const texts = candidates.map(({ edits }) => applyEdits(SOURCE, edits))
    expect(texts).not.toContain(SOURCE)
    for (const { edits } of candidates) expect(composeEdits(edits)).toEqual(edits)
    const sample = texts.filter((_, i) => i % 5 === 0)
    const parsed = sample.filter((text) => parseText({ path: 'program.js', text }).status === 'parsed')
    expect(parsed.length / sample.length).toBeGreaterThanOrEqual(0.97)
  })

  it('does not propose the same text twice', async () => {
    const candidates = await drive(createSearchAgent(), contextOf(SOURCE), 3_000)
    const texts = candidates.map(({ edits }) => applyEdits(SOURCE, edits))
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.99)
  })

  it('ends when an improvement is not improved on, so that a new round may start from it', async () => {
    const isBetter = (program: string) => (program.includes('i < words.length;') ? ['L1'] : [])
    const onlyOnce = () => {
      let found = false
      return (program: string) => (found || isBetter(program).length === 0 ? [] : ((found = true), ['L1']))
    }
    const stalled = await drive(createSearchAgent(), contextOf(SOURCE), 12_000, onlyOnce(), 'improves')
    const undecided = await drive(createSearchAgent(), contextOf(SOURCE), 12_000, onlyOnce(), 'tie')
    expect(stalled.length).toBeLessThan(6_000)
    expect(undecided.length).toBeGreaterThanOrEqual(12_000)
  })

  it('tries the cheapest changes two by two before it has tried all dear ones', async () => {
    const candidates = await drive(createSearchAgent(), contextOf(SOURCE), 6_000)
    const firstPair = candidates.findIndex(({ operators }) => operators.length === 2)
    expect(firstPair).toBeGreaterThan(1_000)
    expect(candidates.slice(firstPair).some(({ operators }) => operators.length === 1)).toBe(true)
  })

  it('proposes the same again', async () => {
    const judge = (program: string) => (program.includes('word.length <= limit') ? ['L1'] : [])
    const one = await drive(createSearchAgent(), contextOf(SOURCE), 1_500, judge)
    const two = await drive(createSearchAgent(), contextOf(SOURCE), 1_500, judge)
    expect(two).toEqual(one)
  })

  it('composes what fixes different tests', async () => {
    const source = 'function f(a, b) {\n  if (a < 0) return b - 1\n  return a + b\n}'
    const judge = (program: string) => [
      ...(program.includes('a <= 0') ? ['L1'] : []),
      ...(program.includes('a * b') ? ['L2'] : []),
    ]
    const candidates = await drive(createSearchAgent(), contextOf(source), 600, judge)
    const both = candidates.find(({ edits }) => judge(applyEdits(source, edits)).length === 2)
    expect(both?.operators.toSorted()).toEqual(['arithmetic', 'relational'])
    expect(both?.explanation).toContain(';')
  })

  it('says what it changes and where', async () => {
    const [...candidates] = await drive(createSearchAgent(), contextOf('function f(a, b) {\n  return a < b\n}'), 30)
    expect(candidates.map(({ explanation }) => explanation)).toContain('change `<` to `<=` at line 2')
  })

  it('proposes first what the failure names', async () => {
    const source = 'function f(items) {\n  const sum = 0\n  for (const item of items) sum += item\n  return sum\n}'
    const [first] = await drive(createSearchAgent(), contextOf(source, { failure: 'Assignment to constant variable.' }), 1)
    expect(applyEdits(source, first!.edits)).toBe(source.replace('const sum', 'let sum'))
  })

  it('prefers suspicious places', async () => {
    const source = 'function f(a, b) {\n  if (a < b) return 1\n  if (a < 0) return 2\n}'
    const at = source.indexOf('a < 0')
    const context = contextOf(source)
    const span = { start: at, end: at + 5 }
    const suspect = {
      span,
      line: 3,
      kind: 'branch',
      functionName: 'f',
      text: 'a < 0',
      score: 1,
      signals: {},
      failing: 1,
      passing: 0,
    } as const
    const elsewhere = { ...suspect, span: { start: 0, end: source.length }, score: 0.1 }
    const fault = { ...EMPTY_FAULT_REPORT, suspects: [suspect, elsewhere] }
    const candidates = await drive(createSearchAgent(), { ...context, fault }, 32)
    const relational = candidates.filter(({ operators }) => operators[0] === 'relational')
    expect(relational[0]!.explanation).toContain('line 3')
    expect(relational.findIndex(({ explanation }) => explanation.includes('line 2'))).not.toBe(0)
  })

  it('has nothing to say about a program that does not parse', async () => {
    expect(await drive(createSearchAgent(), contextOf('function f( {'), 10)).toEqual([])
  })
})

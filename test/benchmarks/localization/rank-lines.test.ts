import { describe, expect, test } from 'vitest'
import type { ProbePoint, Suspect } from '#core'
import { readCode } from '../../../benchmarks/code.ts'
import { causalChance, rankExpressions, rankLines, scoreLines } from '../../../benchmarks/localization/rank-lines.ts'
import { differences } from '../../../benchmarks/localization/truth/differences.ts'

const TEXT = `const f = (n) => {
  let sum = 0
  for (let i = 1; i < n; i++) {
    sum += i
  }
  return sum
}`
const code = readCode({ path: 'program.js', text: TEXT })
const sites = differences(code, readCode({ path: 'program.js', text: TEXT.replace('i < n', 'i <= n') }))

function spanOf(part: string) {
  const start = TEXT.indexOf(part)
  return { start, end: start + part.length }
}

function suspect(part: string, score: number, intervention = 0): Suspect {
  const common = { line: 0, kind: 'statement', functionName: 'f', text: part, failing: 1, passing: 0 } as const
  return { ...common, span: spanOf(part), score, signals: { intervention } }
}

const point = (part: string, id: number): ProbePoint => ({
  id,
  kind: 'branch',
  line: 3,
  functionName: 'f',
  label: part,
  span: spanOf(part),
})
const LOOP = TEXT.slice(TEXT.indexOf('for'), TEXT.indexOf('\n  return'))

describe('rankLines', () => {
  test('a line is as suspicious as the most suspicious place on it; a loop names its head', () => {
    const scores = scoreLines(code, [suspect(LOOP, 0.5), suspect('i < n', 0.7), suspect('sum += i', 0.2)])
    expect([...scores]).toEqual([
      [1, -1],
      [2, -1],
      [3, 0.7],
      [4, 0.2],
      [6, -1],
    ])
  })

  test.each([
    ['first', [suspect('i < n', 0.7), suspect('sum += i', 0.2)], 1],
    ['tied', [suspect('i < n', 0.7), suspect('sum += i', 0.7)], 1.5],
    ['not named: it ties with the other lines at the end', [suspect('sum += i', 0.7)], 1 + 5 / 2],
    ['without suspects all lines tie', [], 3],
  ])('%s', (_, suspects, expected) => {
    expect(rankLines(code, suspects, sites)?.expected).toBe(expected)
  })
})

describe('rankExpressions', () => {
  const points = [LOOP, 'i < n', 'sum += i'].map(point)

  test('the differing expression is right, the statement around it is not', () => {
    expect(rankExpressions([suspect(LOOP, 0.9), suspect('i < n', 0.7)], points, sites)?.expected).toBe(2)
    expect(rankExpressions([suspect(LOOP, 0.9)], points, sites)).toBeNull()
  })

  test('where the expression is not observed, the smallest observed place around it is right', () => {
    expect(rankExpressions([suspect(LOOP, 0.9)], [point(LOOP, 0)], sites)?.expected).toBe(1)
  })
})

describe('causalChance', () => {
  test('is by what interventions say alone', () => {
    expect(causalChance(code, [suspect('i < n', 0.1, 0.9), suspect('sum += i', 0.9, 0.5)], sites)).toBe(1)
    expect(causalChance(code, [suspect('i < n', 0.1, 0.5), suspect('sum += i', 0.9, 0.5)], sites)).toBe(0.5)
    expect(causalChance(code, [suspect('i < n', 1, 0), suspect('sum += i', 0.9, 0)], sites)).toBe(0)
  })
})

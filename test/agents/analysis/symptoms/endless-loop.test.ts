import { afterAll, expect, test } from 'vitest'
import { DEFAULT_ANALYSIS } from '#core'
import { checkReport } from '../../../../agents/analysis/check-report.ts'
import { localizeFault } from '../../../../agents/analysis/localize.ts'
import { realRuns } from '../../../helpers/real-run.ts'

const { run, sandbox } = realRuns()
afterAll(() => sandbox.close())

async function symptomsOf(text: string, tests: string): Promise<string[]> {
  const observed = await run(text, tests)
  const report = localizeFault(observed, DEFAULT_ANALYSIS)
  expect(checkReport(report, observed.trace, observed.baseline)).toEqual([])
  return report.symptoms.map(({ kind, line, text: said }) => `${kind} ${line}: ${said.replace(/\d{4,}/g, 'N')}`)
}

test('a variable of the condition that stays as it is', async () => {
  const text = `function pow(n) {
  let p = 1
  for (let k = 0; k < 3; k++) {
    while (p < n) {
      for (let i = 0; i < 2; i++) p *= 1
    }
  }
  return p
}`
  expect(await symptomsOf(text, 'console.assert(pow(4) === 4)\nconsole.assert(pow(1) === 1)')).toEqual([
    'endless-loop 4: The loop at line 4 turned N times without coming to its end: of its condition `p < n`, `p` stayed `1` and `n` stayed `4`.',
  ])
})

test('objects of the condition, and texts of which only the length is kept, are not told as staying', async () => {
  const text = `function count(list, text) {
  let i = 0
  while (i < list.length && text.length > 0) {
    if (list[i] === '') continue
    i++
  }
  return i
}`
  expect(await symptomsOf(text, "console.assert(count(['a', ''], 'b') === 1)\nconsole.assert(count(['a'], 'b') === 1)")).toEqual([
    'endless-loop 3: The loop at line 3 turned N times without coming to its end: of its condition `i < list.length && text.length > 0`, `i` stayed `1` and `list.length` stayed `2` and `text.length` stayed `1`.',
  ])
})

test('a variable that moves away from its bound', async () => {
  const text = 'function count(n) {\n  let i = n\n  while (i !== 0) i += 2\n  return i\n}'
  expect(await symptomsOf(text, 'console.assert(count(1) === 0)')).toEqual([
    'endless-loop 3: The loop at line 3 turned N times without coming to its end: of its condition `i !== 0`, `i` went from `1` to `N`.',
  ])
})

test('variables that came to a standstill after a few turns', async () => {
  const text = `function find(list, wanted) {
  let low = 0
  let high = list.length - 1
  while (low <= high) {
    const middle = Math.floor((low + high) / 2)
    if (list[middle] === wanted) return middle
    if (list[middle] < wanted) low = middle
    else high = middle - 1
  }
  return -1
}`
  expect(await symptomsOf(text, 'console.assert(find([1, 3, 5], 5) === 2)\nconsole.assert(find([1, 3, 5], 3) === 1)')).toEqual([
    'endless-loop 4: The loop at line 4 turned N times without coming to its end: of its condition `low <= high`, `low` stayed `1` and `high` stayed `2`.',
  ])
})

test('recursion without an end', async () => {
  const text = 'function down(n) {\n  return n === 0 ? 0 : down(n - 2)\n}'
  const [symptom, ...others] = await symptomsOf(text, 'console.assert(down(3) === 0)\nconsole.assert(down(2) === 0)')
  expect(symptom).toMatch(
    /^endless-loop 1: `down` was called N times without coming to its end: first with `\[3\]`, later with `\[-?\w+\]`\.$/,
  )
  expect(others).toEqual([])
})

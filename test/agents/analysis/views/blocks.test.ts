import { expect, test } from 'vitest'
import { QUICK_ANALYSIS } from '#core'
import { localizeFault } from '../../../../agents/analysis/localize.ts'
import { basicBlocks } from '../../../../agents/analysis/views/basic-blocks.ts'
import { viewBlocks } from '../../../../agents/analysis/views/blocks.ts'
import { parsed } from '../../../helpers/observe.ts'
import { runCases } from '../../../helpers/run-cases.ts'

const TEXT = `function largest(xs) {
  let best = 0
  for (const x of xs) {
    const y = x * 1
    if (y > best) {
      best = y
    }
  }
  return best
}`

test('blocks end where the run may go elsewhere', () => {
  const text = `const k = 1
function f(a) {
  let b = a
  if (b) b++
  else { b--; b-- }
  for (let i = 0; i < b; i++) a += i
  while (a) { a--; if (a === 5) break }
  switch (b) { case 1: return 1 }
  try { g() } catch { b = 2 }
  do b++
  while (b < 9)
  return [1].map((x) => x + b)
}`
  const blocks = basicBlocks(parsed(text).ast)
  expect(blocks.map(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)))).toEqual([
    ['const k = 1'],
    ['let b = a', 'b'],
    ['b++'],
    ['b--;', 'b--'],
    ['let i = 0'],
    ['i++', 'i < b'],
    ['a += i'],
    ['a'],
    ['a--;', 'a === 5'],
    ['break'],
    ['b'],
    ['return 1'],
    ['g()'],
    ['b = 2'],
    ['b < 9'],
    ['b++'],
    ['return [1].map((x) => x + b)'],
    ['x + b'],
  ])
  expect(blocks[3]).toMatchObject({ firstLine: 5, lastLine: 5 })
})

test('the most suspicious blocks with what their variables were before and after', () => {
  const observed = runCases(TEXT, [
    ['largest([2, 1])', 2],
    ['largest([3])', 3],
    ['largest([-2, -1])', -1],
  ])
  const views = viewBlocks(observed, localizeFault(observed, QUICK_ANALYSIS).suspects)
  expect(views.length).toBeLessThanOrEqual(6)
  const body = views.find(({ lastLine }) => lastLine === 5)!
  expect(body).toMatchObject({ firstLine: 3, functionName: 'largest', test: 't2', visit: 1, visits: 2 })
  const say = (list: typeof body.before) => list.map(({ label, value }) => `${label} = ${value}`)
  expect(say(body.before)).toEqual(['best = 0'])
  expect(say(body.after)).toEqual(['x = -2', 'y = -2', 'y > best = false'])
  for (const { event, value } of views.flatMap(({ before, after }) => [...before, ...after])) {
    expect(observed.trace.events[event]!.value!.text).toBe(value)
  }
  expect(views.map(({ score }) => score)).toEqual(views.map(({ score }) => score).toSorted((a, b) => b - a))
})

test('without suspects there are no blocks to show', () => {
  expect(viewBlocks(runCases(TEXT, [['largest([1])', 1]]), [])).toEqual([])
})

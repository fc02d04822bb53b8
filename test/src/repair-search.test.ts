import { afterAll, describe, expect, it } from 'vitest'
import { createSandbox, repair } from '#tracemend'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

const one = { sandbox, limits: { maxTimeMs: 40_000, alternatives: 1 } }

describe('the search, with what real runs tell it', () => {
  it('solves for an expression that no usual mistake leads to', async () => {
    const source = `function middle(list, from, to) {
  const size = to - from
  return size
}
module.exports = { middle }
`
    const cases = [
      [0, 4, 2],
      [1, 4, 2],
      [3, 9, 6],
      [5, 20, 12],
      [2, 30, 16],
    ].map(([from, to, middle]) => `assert.strictEqual(middle([1, 2, 3], ${from}, ${to}), ${middle})`)
    const tests = `const assert = require('assert')\nconst { middle } = require('./program.js')\n${cases.join('\n')}\n`
    const result = await repair({ source, tests }, one)
    expect(result).toMatchObject({ status: 'repaired', report: { patch: { operators: ['synthesis'], confirmed: true } } })
    expect(result.report.patch?.explanation).toMatch(
      /^use `.+`, which gives what the tests ask for, in place of `.+` at line \d$/,
    )
  })

  it('goes through edits of which no single one makes a test pass, as long as results come nearer', async () => {
    const source = `const label = (count) => {
  let text = '<<'
  for (let i = 1; i < count; i++) text += '--'
  return text + '}'
}
`
    const tests = `console.assert(label(3) === '[---]')\nconsole.assert(label(1) === '[-]')\n`
    const result = await repair(
      { source, tests, description: "Returns dashes in brackets: '[' and ']' around one '-' for each." },
      one,
    )
    expect(result.status).toBe('repaired')
    expect(result.report.patch!.operators.length).toBeGreaterThanOrEqual(4)
  })

  it('repairs a program whose right version is too heavy for screening', async () => {
    const source = `function sum(n) {
  let total = 0
  for (let i = 0; i < n; i += 1) total += i
  return total
}
`
    const tests = 'console.assert(sum(3) === 6)\nconsole.assert(sum(4) === 10)\nconsole.assert(sum(3000000) === 4500001500000)\n'
    const result = await repair({ source, tests }, one)
    expect(result).toMatchObject({ status: 'repaired', report: { patch: { fixed: ['L1', 'L2', 'L3'] } } })
  })
})

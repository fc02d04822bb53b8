import { afterAll, expect, test } from 'vitest'
import { DEFAULT_ANALYSIS } from '#core'
import { checkReport } from '../../../../agents/analysis/check-report.ts'
import { localizeFault } from '../../../../agents/analysis/localize.ts'
import { realRuns } from '../../../helpers/real-run.ts'

const { run, sandbox } = realRuns()
afterAll(() => sandbox.close())

test('of what ran outside of the tests and is counted for none, no lines are told', async () => {
  const text = 'function double(x) {\n  return x * 3\n}\nfunction half(x) {\n  const y = x / 2\n  return y\n}\n'
  const tests = `function test() {
  console.assert(double(2) === 4)
  half(1).x.y
}
test()`
  const observed = await run(text, tests)
  const report = localizeFault(observed, DEFAULT_ANALYSIS)
  expect(report.slice).toEqual([{ test: 'L2', lines: [2], executed: 1 }])
  expect(checkReport(report, observed.trace, observed.baseline)).toEqual([])
})

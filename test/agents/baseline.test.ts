import { afterAll, expect, it } from 'vitest'
import { Limits } from '#core'
import { createSandbox } from '#tracemend'
import { takeBaseline } from '../../agents/baseline.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

it('lists the tests of a program whose endless steps take too long to count', async () => {
  const text = `function place(from, to) {
  const places = {}
  for (let i = from; to >= from; i++) places['at ' + (i % 1e6)] = String(i).repeat(20)
  return Object.keys(places).length
}`
  const calls = ['place(1, 0) === 0', 'place(1, 3) === 3', 'place(2, 3) === 2', 'place(3, 2) === 0']
  const tests = calls.map((call) => `console.assert(${call})`).join('\n')
  const task = { id: 'task', source: { path: 'p.js', text }, tests: { path: 'p.test.js', text: tests } }
  const opened = await sandbox.open(task, { limits: Limits.parse({}) })
  if (opened.status !== 'ready') throw new Error(opened.fault.message)
  const baseline = await takeBaseline(opened.session, text, 1)
  await opened.session.close()
  expect(baseline).toMatchObject({ status: 'failing', metered: true })
  expect(baseline.tests?.map(({ status }) => status)).toEqual(['passed', 'failed', 'failed', 'passed'])
})

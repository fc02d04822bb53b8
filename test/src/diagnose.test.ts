import { afterAll, expect, test } from 'vitest'
import { createSandbox, diagnose, run } from '../../src/index.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

const TASK = {
  source: 'function last(list) {\n  let i = list.length\n  return list[i]\n}\n',
  tests: 'console.assert(last([1, 2]) === 2)\nconsole.assert(last(["a"]) === "a")\nconsole.assert(last([]) === undefined)\n',
}

test('every counterfactual can be replayed and does what is claimed', async () => {
  const { fault, probed, tests } = await diagnose(TASK, { sandbox })
  expect(fault!.counterfactuals.length).toBeGreaterThan(0)
  for (const counterfactual of fault!.counterfactuals) {
    const outcome = await run(TASK, { sandbox, program: probed!, intervention: counterfactual })
    if (outcome.status !== 'completed') throw new Error(outcome.status)
    const passes = new Set(outcome.tests.filter(({ status }) => status === 'passed').map(({ id }) => id))
    const before = tests.filter(({ status }) => status === 'passed').map(({ id }) => id)
    expect(tests.map(({ id }) => id).filter((id) => passes.has(id) && !before.includes(id))).toEqual(counterfactual.fixed)
    expect(before.filter((id) => !passes.has(id))).toEqual(counterfactual.lost)
  }
})

test('what cannot be forced is refused before anything runs', async () => {
  const intervention = { point: 999, visit: null, change: { kind: 'value', value: 1 } } as const
  await expect(run(TASK, { sandbox, intervention })).rejects.toThrow('the program has no probes')
  const { probed } = await diagnose(TASK, { sandbox })
  await expect(run(TASK, { sandbox, program: probed!, intervention })).rejects.toThrow('no point 999')
})

test('only the signals that are asked count', async () => {
  const { fault } = await diagnose(TASK, { sandbox, analysis: { signals: ['spectrum', 'slice'], formula: 'dstar' } })
  expect(fault).toMatchObject({ formula: 'dstar', signals: ['spectrum', 'slice'], counterfactuals: [] })
  expect(Object.keys(fault!.suspects[0]!.signals).sort()).toEqual(['slice', 'spectrum'])
})

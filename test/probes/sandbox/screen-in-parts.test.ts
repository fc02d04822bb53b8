import { expect, it } from 'vitest'
import { Limits } from '#core'
import { createSandbox } from '#probes'
import { replacing } from './open-task.ts'
import { workers } from './workers.ts'

const PROGRAM = 'function count(n) {\n  let found = 0\n  for (let i = 0; i < n; i++) found += i\n  return found\n}\n'
const TESTS = 'console.assert(count(3) === 3)\nconsole.assert(count(9) === 9)\nconsole.assert(count(0) === 0)\n'
/** Half of them never end, so that a batch takes its time. */
const CHANGES = Array.from({ length: 960 }, (_, i) =>
  i % 2 === 0 ? replacing(PROGRAM, 'i++', `i -= ${i}`, i) : replacing(PROGRAM, 'found += i', `found += ${i % 5}`, i),
)

/** Several batches: how long one takes is known after the second. */
async function screenWith(count: number) {
  const sandbox = createSandbox({ workers: count })
  try {
    const task = { id: 'task', source: { path: 'program.js', text: PROGRAM }, tests: { path: 'program.test.js', text: TESTS } }
    const opened = await sandbox.open(task, { limits: Limits.parse({}) })
    if (opened.status === 'unusable') throw new Error(JSON.stringify(opened.fault))
    const goal = { failing: ['L2'], passing: ['L1', 'L3'], seed: 1 }
    const batches = []
    for (let i = 0; i < 3; i++) batches.push(await opened.session.screen(CHANGES, goal))
    return { batches, started: workers().length }
  } finally {
    await sandbox.close()
  }
}

it('finds the same, however many workers share a batch', async () => {
  const [one, several] = [await screenWith(1), await screenWith(3)]
  const [alone, shared] = [one, several].map(({ batches }) => batches.flat())
  // What real time ends, ends when the machine is busy.
  const ended = alone!.flatMap((screening, i) =>
    [screening, shared![i]!].some(({ status }) => status === 'timed-out') ? [] : [i],
  )
  expect(ended.map((i) => shared![i])).toEqual(ended.map((i) => alone![i]))
  expect(alone!.some(({ fixed }) => fixed.length === 1)).toBe(true)
  if (process.platform === 'linux') expect([one.started, several.started > 1]).toEqual([1, true])
})

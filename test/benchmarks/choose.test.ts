import { expect, test } from 'vitest'
import { chooseTasks } from '../../benchmarks/choose.ts'
import type { BenchTask } from '../../benchmarks/task.ts'

const file = { path: 'program.js', text: '' }
const tasks = ['a/1', 'a/2', 'b/3', 'b/4'].map((id, i): BenchTask => ({
  id,
  problem: `P/${i % 2}`,
  program: file,
  reference: file,
  visibleTests: null,
  heldOutTests: file,
  description: null,
}))
const ids = (choice: Parameters<typeof chooseTasks>[1]) => chooseTasks(tasks, choice).map((task) => task.id)

test.each([
  [{}, ['a/1', 'a/2', 'b/3', 'b/4']],
  [{ filter: 'b/' }, ['b/3', 'b/4']],
  [{ filter: 'P/1' }, ['a/2', 'b/4']],
  [{ slice: '1:3' }, ['a/2', 'b/3']],
  [{ slice: ':1' }, ['a/1']],
  [{ slice: '-1:' }, ['b/4']],
  [{ filter: 'b/', slice: '1:9' }, ['b/4']],
])('%j', (choice, expected) => {
  expect(ids(choice)).toEqual(expected)
})

test.each([{ slice: '3' }, { slice: 'a:b' }, { filter: 'zzz' }, { slice: '2:2' }])('%j is a usage error', (choice) => {
  expect(() => ids(choice)).toThrow(expect.objectContaining({ code: 'USAGE' }))
})

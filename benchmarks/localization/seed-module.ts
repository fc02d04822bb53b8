import type { SourceFile } from '#core'
import { run } from '#tracemend'
import type { Bench } from '../audit.ts'
import type { BenchTask } from '../task.ts'
import { parsed } from '../code.ts'
import { orderSeeds } from '../seeded/order-seeds.ts'
import { withSeed } from '../seeded/seed.ts'

/** After so many seeds a module has as many faults as were found. */
const MOST_TRIED = 24

/**
 * Versions of a module with one fault each, at most `count`: those that parse, load, end all tests in time, and fail one at least. The
 * module passes its tests.
 */
export async function seedModule(bench: Bench, task: BenchTask, count: number): Promise<BenchTask[]> {
  const code = parsed(task.program)
  const faulty: BenchTask[] = []
  if (code === null) return faulty
  for (const seed of orderSeeds(task.id, code).slice(0, MOST_TRIED)) {
    if (faulty.length === count || bench.signal.aborted) break
    const program = { path: task.program.path, text: withSeed(task.program.text, seed) }
    if (parsed(program) === null || !(await isFailing(bench, task, program))) continue
    faulty.push({ ...task, id: `${task.id} ${faulty.length + 1} ${seed.operator}`, program })
  }
  return faulty
}

async function isFailing({ sandbox, limits, seed }: Bench, task: BenchTask, program: SourceFile): Promise<boolean> {
  const outcome = await run({ id: task.id, source: program, tests: task.visibleTests! }, { sandbox, limits, seed })
  return outcome.status === 'completed' && outcome.tests.some((test) => test.status === 'failed')
}

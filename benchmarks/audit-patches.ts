import type { RepairResult } from '#core'
import { compareBehaviour } from '#tracemend'
import { audit, type Bench } from './audit.ts'
import type { TaskScore } from './result.ts'
import type { BenchTask } from './task.ts'

/** Calls that a patch and the reference are compared on. */
const CALLS = 600

/** Scores the patches that a repair reported: they are run anew, against tests and beside the reference. */
export async function auditPatches(
  bench: Bench,
  task: BenchTask,
  { patch, source, report }: RepairResult,
  needsRoot: boolean,
): Promise<Pick<TaskScore, 'plausible' | 'correct' | 'shown' | 'correctAmongShown' | 'equal'>> {
  const { visibleTests, heldOutTests } = task
  const passes = async (text: string, tests: typeof visibleTests) =>
    tests === null || (await audit(bench, task, { path: task.program.path, text }, tests, needsRoot)).status === 'passes'
  const none = { plausible: false, correct: false, shown: 0, correctAmongShown: false, equal: null }
  if (patch === null || !(await passes(source, visibleTests))) return none
  const correct = await passes(source, heldOutTests)
  let correctAmongShown = correct
  for (const other of report.alternatives) {
    if (correctAmongShown) break
    correctAmongShown = (await passes(other.source, visibleTests)) && (await passes(other.source, heldOutTests))
  }
  const equal = await equalsReference(bench, task, source, needsRoot)
  return { plausible: true, correct, shown: 1 + report.alternatives.length, correctAmongShown, equal }
}

/** Calls are made from those of all the tests there are, and keep to what these keep to. */
async function equalsReference(bench: Bench, task: BenchTask, source: string, needsRoot: boolean): Promise<boolean | null> {
  const tests = task.heldOutTests ?? task.visibleTests
  if (tests === null) return null
  const { sandbox, limits, seed, root } = bench
  const input = { id: task.id, source: task.reference, tests, ...(needsRoot && { root }) }
  const compared = await compareBehaviour(input, source, { sandbox, limits, seed, calls: CALLS })
  return compared === null ? null : compared.same === compared.calls
}

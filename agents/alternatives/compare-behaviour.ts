import type { Prober, RepairTask } from '#core'
import { behaviourKey } from './behaviours/behaviours.ts'
import { type Open, openCalls } from './behaviours/run-calls.ts'
import { createPanel } from './inputs/panel.ts'

/** On how many calls two programs were compared, and on how many of them they gave the same. */
export interface BehaviourComparison {
  readonly calls: number
  readonly same: number
}

/** Calls made in one run. */
const BATCH = 100

/**
 * Runs the task's program and another one on calls made from those of the task's tests, and of these only such as keep to what all of the
 * tests' calls keep to: what a program does with other arguments is nobody's concern. `null` where there are no such calls.
 *
 * @param count calls that are made; fewer may be compared
 */
export async function compareBehaviour(
  task: RepairTask,
  other: string,
  count: number,
  by: { readonly open: Open; readonly parse: Prober['parse']; readonly seed: number },
): Promise<BehaviourComparison | null> {
  const panel = createPanel(task, by.parse, null, by.seed, count)
  const calls = (panel?.generated ?? []).filter(({ unlike }) => unlike === 0).map(({ call }) => call)
  let same = 0
  for (let from = 0; from < calls.length; from += BATCH) {
    const runner = await openCalls(task, calls.slice(from, from + BATCH), by.open, by.seed)
    if (runner === null) return null
    try {
      const mine = await runner.run(task.source.text)
      const theirs = await runner.run(other)
      same += mine.filter((result, i) => behaviourKey([result]) === behaviourKey([theirs[i]!])).length
    } finally {
      await runner.close()
    }
  }
  return calls.length === 0 ? null : { calls: calls.length, same }
}

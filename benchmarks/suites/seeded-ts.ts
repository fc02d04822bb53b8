import { parsed } from '../code.ts'
import { modules } from '../seeded/modules.ts'
import { orderSeeds } from '../seeded/order-seeds.ts'
import { withSeed } from '../seeded/seed.ts'
import type { BenchTask } from '../task.ts'
import type { Suite } from './suite.ts'

/**
 * Faults put into modules that are right: of each kind of mistake one a module, chosen by lot once and for all. A fault that no test
 * notices is a task that is green already, and part of no figure. The module's own tests are all seen.
 */
export const seededTs: Suite = {
  ...modules,
  name: 'seeded-ts',
  title: 'TypeScript modules with a fault of one of eight kinds put into each',
  toTasks: (row) => modules.toTasks(row).flatMap(withFaults),
}

function withFaults(right: BenchTask): BenchTask[] {
  const code = parsed(right.program)
  if (code === null) return []
  const made = new Set<string>()
  return orderSeeds(right.id, code).flatMap((seed) => {
    if (made.has(seed.operator)) return []
    const program = { ...right.program, text: withSeed(right.program.text, seed) }
    if (parsed(program) === null) return []
    made.add(seed.operator)
    return [{ ...right, id: `${right.id} ${seed.operator}`, program }]
  })
}

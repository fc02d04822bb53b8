import type { Bench } from '../audit.ts'
import { humanevalfixJs } from '../suites/humanevalfix-js.ts'
import type { Suite } from '../suites/suite.ts'
import { underOracle, type BenchTask } from '../task.ts'
import type { Arm } from './arms.ts'
import { headline, seededFigures, type ArmFigures, type Figure } from './figures.ts'
import { measureTask, type Measured, type Scored } from './measure.ts'
import { measureModule } from './measure-module.ts'
import { modules } from '../seeded/modules.ts'

/** Where programs with known faults come from. */
export interface Source {
  readonly suite: Suite
  /** What one row of the suite gives. */
  readonly measure: (bench: Bench, task: BenchTask, arms: readonly Arm[]) => Promise<Measured[]>
  readonly figures: (arms: readonly ArmFigures[], rows: readonly Scored[]) => Figure[]
}

/** Faults that people put into small functions; all tests are seen. */
export const HUMAN: Source = {
  suite: humanevalfixJs,
  measure: async (bench, task, arms) => [await measureTask(bench, underOracle(task, 'full'), arms)],
  figures: headline,
}

/** Faults that fixed operators put into modules that are right, at most `count` a module. */
export function seeded(count: number): Source {
  return {
    suite: modules,
    measure: (bench, task, arms) => measureModule(bench, task, arms, count),
    figures: seededFigures,
  }
}

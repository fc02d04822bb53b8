import type { Bench } from '../audit.ts'
import { whyUnsound } from '../soundness.ts'
import type { BenchTask } from '../task.ts'
import type { Arm } from './arms.ts'
import { measureTask, type Measured } from './measure.ts'
import { seedModule } from './seed-module.ts'

/** Puts faults into a module that is right, at most `count`, one at a time, and diagnoses each. */
export async function measureModule(bench: Bench, task: BenchTask, arms: readonly Arm[], count: number): Promise<Measured[]> {
  const unsound = await whyUnsound(bench, task, false)
  if (unsound !== null) return [{ kind: 'excluded', id: task.id, reason: unsound }]
  const faulty = await seedModule(bench, task, count)
  if (faulty.length === 0) return [{ kind: 'excluded', id: task.id, reason: 'no seeded fault makes a test fail' }]
  const measured: Measured[] = []
  for (const one of faulty) measured.push(await measureTask(bench, one, arms))
  return measured
}

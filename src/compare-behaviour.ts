import { compareBehaviour as compareOn, type BehaviourComparison } from '#agents'
import type { RepairTask, RepairTaskInput } from '#core'
import { createProber } from '#probes'
import { withSandbox, type RunSettings } from './session.ts'
import { readLimits, readTask } from './task.ts'

/**
 * Runs the task's program and another version of it on calls that are made from those of its tests, and counts on how many they give the
 * same. `null` where the tests show no calls to make others from. The same seed makes the same calls.
 *
 * @throws TracemendError TASK_INVALID
 */
export async function compareBehaviour(
  input: RepairTaskInput,
  other: string,
  { calls = 600, ...settings }: RunSettings & { readonly calls?: number } = {},
): Promise<BehaviourComparison | null> {
  const task = readTask(input)
  const limits = readLimits(settings.limits ?? {})
  const deterministic = settings.deterministic ?? true
  return withSandbox(settings.sandbox, (sandbox) => {
    const open = (one: RepairTask) => sandbox.open(one, { limits, deterministic })
    return compareOn(task, other, calls, { open, parse: createProber().parse, seed: settings.seed ?? 1 })
  })
}

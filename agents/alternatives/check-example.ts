import type { CheckedExample, ExampleText, Prober, RepairTask } from '#core'
import { isAsExpected } from './behaviours/behaviours.ts'
import { NOTHING, type Open, openCalls, resultKey } from './behaviours/run-calls.ts'
import { describedExamples } from './inputs/described.ts'
import { valueCall } from './inputs/panel.ts'

/**
 * Makes an example's call in the task's program and compares what it gives with what the example says. `null` where the example is no call
 * of literals, or where it cannot be made. Nothing of the example is run but that call.
 */
export async function checkExample(
  task: RepairTask,
  { call, expected }: ExampleText,
  by: { readonly open: Open; readonly parse: Prober['parse']; readonly seed: number },
): Promise<CheckedExample | null> {
  const name = /^\s*(?:await\s+)?([A-Za-z_$][\w$]*)\(/.exec(call)?.[1]
  if (name === undefined || /[\r\n]/.test(call + expected)) return null
  const [example] = describedExamples(`${call.trim()} === ${expected.trim()}`, [name], by.parse)
  if (example === undefined) return null
  const runner = await openCalls(task, [example.call, valueCall(example.expected)], by.open, by.seed)
  if (runner === null) return null
  try {
    const [gives, wanted] = await runner.run(task.source.text)
    if (gives === undefined || wanted === undefined || gives === NOTHING || wanted === NOTHING) return null
    return { call, expected, gives, holds: isAsExpected(resultKey(gives), resultKey(wanted)) }
  } finally {
    await runner.close()
  }
}

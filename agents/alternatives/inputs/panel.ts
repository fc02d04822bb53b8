import type { Prober, RepairTask, Trace } from '#core'
import { describedExamples } from './described.ts'
import { type Generated, generateCalls } from './generate.ts'
import { observeCalls } from './observe-calls.ts'
import type { Call, Value } from './value.ts'

/** The calls that patches are compared on. All of them are made in one run of a program. */
export interface Panel {
  /** Calls that the tests make. */
  readonly observed: readonly Call[]
  readonly generated: readonly Generated[]
  /** How many examples the description has that no test asks for. */
  readonly examples: number
  /** The generated calls, then two for each example: its call, and one that gives what is expected. */
  readonly calls: readonly Call[]
}

/** A function that gives its argument: what it gives is told as every other result is. */
const SAME = '((value) => value)'

/**
 * @param task a program that parses, its tests and description
 * @param trace of the program with these tests, where there is one
 * @param count of generated calls
 * @returns `null` where the tests show no call that could be varied
 */
export function createPanel(
  task: RepairTask,
  parse: Prober['parse'],
  trace: Trace | null,
  seed: number,
  count: number,
): Panel | null {
  const parsed = parse(task.source)
  if (parsed.status !== 'parsed') return null
  const observed = observeCalls(task, parsed.source, parse, trace)
  const generated = generateCalls(observed, seed, count)
  if (generated.length === 0) return null
  const names = [...new Set(observed.map(({ functionName }) => functionName))]
  const examples = describedExamples(task.description ?? '', names, parse)
  const asked = examples.flatMap(({ call, expected }) => [call, valueCall(expected)])
  return { observed, generated, examples: examples.length, calls: [...generated.map(({ call }) => call), ...asked] }
}

export function valueCall(value: Value): Call {
  return { functionName: SAME, args: [value] }
}

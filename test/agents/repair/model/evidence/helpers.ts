import { NOTHING_RECALLED, type JudgedCandidate, type RepairContext, type RepairTask, type TestResult } from '#core'
import { createProber, createSandbox } from '#probes'
import type { Attempt } from '../../../../../agents/repair/model/attempt.ts'
import type { Field } from '../../../../../agents/repair/model/input/field.ts'
import { withRealCase, type RealCase } from '../../../../../tools/bench/real-context.ts'

export const TOTAL = `/** Adds up. */
export function total(numbers) {
  let sum = 0
  for (let i = 1; i < numbers.length; i++) {
    sum = sum + numbers[i]
  }
  return sum
}

export const twice = (number) => number * 2
`

export const TOTAL_TESTS = `console.assert(total([]) === 0)
console.assert(total([0, 4]) === 4)
console.assert(total([1, 2, 3]) === 6)
console.assert(twice(3) === 6)
`

export function taskOf(program: string, tests: string, more: Partial<RepairTask> = {}): RepairTask {
  return { id: 'task', source: { path: 'program.js', text: program }, tests: { path: 'program.test.js', text: tests }, ...more }
}

/** Investigates a failing program in real isolates. */
export async function realCase(task: RepairTask): Promise<RealCase> {
  const sandbox = createSandbox()
  try {
    const real = await withRealCase(sandbox, task, (found) => Promise.resolve(found))
    if (real === null) throw new Error('no test fails')
    return real
  } finally {
    await sandbox.close()
  }
}

/** A context that knows nothing but the program, its tests and how they ended. */
export function plainContext(task: RepairTask, baseline: readonly TestResult[] = []): RepairContext {
  const { parse } = createProber()
  const none = () => Promise.resolve(null)
  return {
    task,
    program: parse(task.source),
    baseline,
    fault: null,
    trace: null,
    recall: NOTHING_RECALLED,
    tellUse: () => {},
    partials: () => [],
    localise: none,
    watch: none,
    seed: 1,
    parse,
    run: () => Promise.resolve({ status: 'completed', tests: baseline, trace: null, console: [] }),
    about: none,
    check: none,
    doubt: () => {},
  }
}

export function failed(id: string, expected: string, actual: string, line: number | null = null): TestResult {
  return {
    id,
    name: id,
    line,
    status: 'failed',
    failure: { kind: 'assertion', errorName: 'AssertionError', message: '', expected, actual },
  }
}

export function passed(id: string, line: number | null = null): TestResult {
  return { id, name: id, line, status: 'passed' }
}

export function attemptOf(
  program: string,
  explanation: string,
  more: Partial<Attempt> & { readonly fixed?: string[]; readonly lost?: string[] } = {},
): Attempt {
  const { fixed = [], lost = [], ...rest } = more
  const verdict = { decision: 'roll-back', reason: 'no-gain', fixed, lost } as const
  const candidate: JudgedCandidate = {
    id: 0,
    agent: 'model',
    operators: ['model'],
    edits: [],
    explanation,
    verdict,
    nearer: 0,
    behaviour: 0,
  }
  return { candidate, program, results: null, note: '', doubt: null, ...rest }
}

export function textOf(fields: readonly Field[], name: string): string | undefined {
  return fields.find((field) => field.name === name)?.text
}

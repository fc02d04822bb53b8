import type { LoadFault, ProbePoint, RunOutcome, TestFailure, TestResult, Trace } from '#core'
import type { RecorderLayout } from '../runtime/recorder-layout.ts'
import type { RunMessage } from '../runtime/reporter.ts'
import { decodeTrace } from '../trace/decode.ts'
import type { RunCopy } from './run-copy.ts'
import type { RunStop } from './run-stop.ts'

export interface Probed {
  readonly points: readonly ProbePoint[]
  readonly layout: RecorderLayout
}

export interface ReadOutcome {
  readonly outcome: RunOutcome
  /** Guards that failed: from now on they are cases also where they do not throw. */
  readonly guards: readonly string[]
}

/** Makes an outcome of what is known of a run. The messages are text from inside of the isolate; what does not read is left out. */
export function readOutcome(
  { end, detail }: RunStop,
  { messages, trace: recorded }: RunCopy,
  probed: Probed | null,
): ReadOutcome {
  const tests: TestResult[] = []
  const guards: string[] = []
  const names: string[] = []
  const lines: string[] = []
  let fault: LoadFault | null = null
  for (const message of parse(messages)) {
    switch (message.type) {
      case 'test':
        tests.push(resultOf(message))
        if (message.isGuard && message.failure !== null) guards.push(message.id)
        break
      case 'case':
        names[message.index] = message.id
        break
      case 'fault':
        fault ??= message.fault
        break
      case 'console':
        lines.push(message.line)
    }
  }
  if (fault !== null && end === 'completed') return { outcome: { status: 'does-not-load', fault }, guards: [] }
  const trace = probed === null || recorded === null ? null : traceOf(recorded, probed, end === 'completed', names, tests)
  if (end === 'completed') return { outcome: { status: 'completed', tests, trace, console: lines }, guards }
  return { outcome: { status: end, detail, tests, trace }, guards }
}

function resultOf({ id, name, line, failure }: Extract<RunMessage, { type: 'test' }>): TestResult {
  if (failure === null) return { id, name, line, status: 'passed' }
  return { id, name, line, status: 'failed', failure: failure as TestFailure }
}

/** Guards that did not throw are no cases: what ran in them belongs to no test. */
function traceOf(
  recorded: ArrayBuffer,
  { layout, points }: Probed,
  isComplete: boolean,
  names: readonly string[],
  tests: readonly TestResult[],
): Trace {
  const cases = new Set(tests.map((test) => test.id))
  const ids = names.map((name) => (cases.has(name) || !isComplete ? name : undefined)) as string[]
  return decodeTrace({ buffer: recorded, layout, points, tests: ids, results: tests })
}

function parse(messages: string): RunMessage[] {
  return messages.split('\n').flatMap((line) => {
    if (line === '') return []
    try {
      return [JSON.parse(line) as RunMessage]
    } catch {
      return []
    }
  })
}

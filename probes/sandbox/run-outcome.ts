import type { LoadFault, ProbePoint, RunOutcome, TestFailure, TestResult, Trace } from '#core'
import type { RecorderLayout } from '../runtime/recorder.ts'
import type { RunMessage } from '../runtime/reporter.ts'
import { decodeTrace } from '../trace/decode.ts'
import type { RunReply } from './protocol.ts'
import type { Death } from './launch.ts'

export interface Probed {
  readonly points: readonly ProbePoint[]
  readonly layout: RecorderLayout
}

export interface ReadOutcome {
  readonly outcome: RunOutcome
  /** Guards that failed: from now on they are cases also where they do not throw. */
  readonly guards: readonly string[]
}

/** Makes an outcome of what a worker replied. The messages are text from inside of the isolate; what does not read is left out. */
export function readOutcome(reply: RunReply | Death, probed: Probed | null): ReadOutcome {
  if (reply.type === 'died') {
    return { outcome: { status: reply.status, detail: reply.detail, tests: [], trace: null }, guards: [] }
  }
  const tests: TestResult[] = []
  const guards: string[] = []
  const names: string[] = []
  const lines: string[] = []
  let fault: LoadFault | null = null
  for (const message of parse(reply.messages)) {
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
  if (fault !== null && reply.end === 'completed') return { outcome: { status: 'does-not-load', fault }, guards: [] }
  const trace = traceOf(reply, probed, names, tests)
  if (reply.end === 'completed') return { outcome: { status: 'completed', tests, trace, console: lines }, guards }
  return { outcome: { status: reply.end, detail: reply.detail, tests, trace }, guards }
}

function resultOf({ id, name, line, failure }: Extract<RunMessage, { type: 'test' }>): TestResult {
  if (failure === null) return { id, name, line, status: 'passed' }
  return { id, name, line, status: 'failed', failure: failure as TestFailure }
}

/** Guards that did not throw are no cases: what ran in them belongs to no test. */
function traceOf(reply: RunReply, probed: Probed | null, names: readonly string[], tests: readonly TestResult[]): Trace | null {
  if (probed === null || reply.trace === null) return null
  const cases = new Set(tests.map((test) => test.id))
  const ids = names.map((name) => (cases.has(name) || reply.end !== 'completed' ? name : undefined)) as string[]
  const { buffer, byteOffset, byteLength } = reply.trace
  return decodeTrace(buffer.slice(byteOffset, byteOffset + byteLength), probed.layout, probed.points, ids)
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

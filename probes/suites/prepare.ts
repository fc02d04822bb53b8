import type { LoadFault, ParsedSource, ParseOutcome, RepairTask } from '#core'
import { parseSource } from '../parse.ts'
import type { ExecutableView } from '../program/executable.ts'
import { lower, needsLowering } from '../program/lower.ts'
import { prepareCases } from './cases.ts'
import { detectKind, isCasesFile } from './detect.ts'
import { prepareFramework } from './framework.ts'
import type { SuiteOutcome } from './prepared-suite.ts'
import { prepareScript } from './script.ts'

/** Makes one function of a task's tests, whatever their kind. `view` is `null` for a program that does not parse. Runs nothing. */
export async function prepareSuite(task: RepairTask, view: ExecutableView | null): Promise<SuiteOutcome> {
  if (isCasesFile(task)) return prepareCases(task, view)
  const parsed = parseSource(task.tests)
  if (parsed.status === 'syntax-fault') return { status: 'unusable', fault: faultOf(parsed.fault) }
  if (detectKind(parsed.source, view?.names ?? []) === 'framework') return prepareFramework(task, view)
  const tests = lowered(parsed.source)
  if (tests.status === 'parsed') return prepareScript(task, tests.source, view)
  return { status: 'unusable', fault: faultOf(tests.fault) }
}

function lowered(tests: ParsedSource): ParseOutcome {
  if (!needsLowering(tests.ast)) return { status: 'parsed', source: tests }
  const text = lower(tests, tests.ast)
  if (text === null) {
    return {
      status: 'syntax-fault',
      fault: { reason: 'unexpected', message: 'this syntax cannot be lowered to JavaScript', offset: 0, line: 1, column: 0 },
    }
  }
  return parseSource({ path: tests.path, text })
}

function faultOf({ message, line, column }: Extract<ParseOutcome, { status: 'syntax-fault' }>['fault']): LoadFault {
  return { where: 'tests', errorName: 'SyntaxError', message, line, column }
}

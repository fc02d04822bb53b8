import { compareVersions } from '#agents'
import { TracemendError, type ParsedSource, type RepairTaskInput, type SourceFile, type VersionComparison } from '#core'
import { createProber } from '#probes'
import { withSession, type RunSettings } from './session.ts'
import { readTask } from './task.ts'

/**
 * Runs the task's program and another version of it against the same tests, with probes: which tests changed, where each test's runs part
 * first, and which helpers give passing tests other results than before.
 *
 * @param other the later version: its text, or with a path (whose ending tells JS from TS)
 * @throws TracemendError TASK_INVALID where a version does not parse
 */
export async function compare(
  input: RepairTaskInput,
  other: string | SourceFile,
  options: RunSettings = {},
): Promise<VersionComparison> {
  const task = readTask(input)
  const prober = createProber()
  const parsed = (source: SourceFile): ParsedSource => {
    const outcome = prober.parse(source)
    if (outcome.status === 'parsed') return outcome.source
    const { message, line, column } = outcome.fault
    throw new TracemendError(
      'TASK_INVALID',
      `${source.path}: ${message} (line ${line}, column ${column})`,
      'versions that run can be compared',
    )
  }
  const before = parsed(task.source)
  const after = parsed(typeof other === 'string' ? { path: task.source.path, text: other } : other)
  return withSession<VersionComparison>(
    task,
    options,
    (session) => compareVersions(before, after, session, { prober, seed: options.seed ?? 1 }),
    ({ errorName, message }) => {
      throw new TracemendError('TASK_INVALID', `the tests do not load: ${errorName}: ${message}`, 'look at the test file')
    },
  )
}

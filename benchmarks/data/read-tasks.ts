import { TracemendError } from '#core'
import type { Suite } from '../suites/suite.ts'
import type { BenchTask } from '../task.ts'

/**
 * Turns the text of a JSONL file into the suite's tasks; empty lines are skipped. Where rows make several tasks, each row has its
 * turn before any has its second: the first tasks of a suite are of many programs.
 * @throws TracemendError DATA_INVALID naming file, line and field.
 */
export function readTasks(suite: Suite, file: string, text: string): BenchTask[] {
  const rows: (readonly BenchTask[])[] = []
  const lineOf = new Map<string, number>()
  text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .forEach((content, index) => {
      if (content.trim() === '') return
      const line = index + 1
      const tasks = suite.toTasks(readRow(suite, file, line, content))
      for (const { id } of tasks) {
        const earlier = lineOf.get(id)
        if (earlier !== undefined)
          throw invalid(suite, `${file}:${line}: the id ${JSON.stringify(id)} was used in line ${earlier} already`)
        lineOf.set(id, line)
      }
      rows.push(tasks)
    })
  if (lineOf.size === 0) throw invalid(suite, `${file}: no rows`)
  const turns = Math.max(...rows.map((tasks) => tasks.length))
  return Array.from({ length: turns }, (_, turn) => rows.flatMap((tasks) => tasks.slice(turn, turn + 1))).flat()
}

function readRow(suite: Suite, file: string, line: number, content: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch (error) {
    throw invalid(suite, `${file}:${line}: not JSON (${(error as Error).message})`)
  }
  const parsed = suite.row.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const field = issue.path.length === 0 ? 'the row' : `field "${issue.path.join('.')}"`
  throw invalid(suite, `${file}:${line}: ${field}: ${issue.message}`)
}

function invalid(suite: Suite, message: string): TracemendError {
  return new TracemendError(
    'DATA_INVALID',
    message,
    `the suite ${suite.name} wants one JSON object a line, in the format of its origin`,
  )
}

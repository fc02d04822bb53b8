import type { z } from 'zod'
import type { BenchTask } from '../task.ts'

/** A set of failing programs: where its rows lie and how a row becomes tasks. */
export interface Suite<Row = unknown> {
  readonly name: string
  /** One line for people. */
  readonly title: string
  /** Path of its JSONL file below a data folder, with `/`. */
  readonly file: string
  /** What a row must hold; other fields are ignored. */
  readonly row: z.ZodType<Row>
  /** The tasks that a row makes: one, or one for each fault that is put into a right program. */
  toTasks(row: Row): readonly BenchTask[]
}

/** Keeps row and task of one suite together while the list of suites forgets the row's type. */
export function suite<Row>(definition: Suite<Row>): Suite {
  return { ...definition, toTasks: (row) => definition.toTasks(row as Row) }
}

import type { z } from 'zod'
import type { BenchTask } from '../task.ts'

/** A set of failing programs: where its rows lie and how a row becomes a task. */
export interface Suite<Row = unknown> {
  readonly name: string
  /** One line for people. */
  readonly title: string
  /** Path of its JSONL file below a data folder, with `/`. */
  readonly file: string
  /** What a row must hold; other fields are ignored. */
  readonly row: z.ZodType<Row>
  toTask(row: Row): BenchTask
}

/** Keeps row and task of one suite together while the list of suites forgets the row's type. */
export function suite<Row>(definition: Suite<Row>): Suite {
  return { ...definition, toTask: (row) => definition.toTask(row as Row) }
}

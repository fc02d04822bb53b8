import { z } from 'zod'
import type { SourceFile } from './source.ts'

/**
 * What is to be repaired. It holds the tests that drive the repair and no others: held-out tests live in benchmarks only.
 * The tests are a script with assertions, a describe/it file, or JSON cases `[{input, expected}]`; the sandbox tells which.
 */
export interface RepairTask {
  readonly id: string
  readonly source: SourceFile
  readonly tests: SourceFile
  /** What the program should do, in the words of its prompt. */
  readonly description?: string
  /** The function that JSON cases call; without it, the program's only or last exported function. */
  readonly entryPoint?: string
  /** The folder from which imports of helpers and packages are resolved; without it, none are. */
  readonly root?: string
}

/** The same task with another text of its program. */
export function withProgram(task: RepairTask, text: string): RepairTask {
  return { ...task, source: { ...task.source, text } }
}

const sourceFile = (path: string) =>
  z.union([z.string().transform((text) => ({ path, text })), z.strictObject({ path: z.string().min(1), text: z.string() })])

/** What a caller of the library may write: texts alone, or texts with their paths (a path's ending tells JS from TS). */
export const RepairTaskInput = z.strictObject({
  id: z.string().min(1).default('task'),
  source: sourceFile('program.js'),
  tests: sourceFile('program.test.js'),
  description: z.string().optional(),
  entryPoint: z.string().optional(),
  root: z.string().optional(),
})

export type RepairTaskInput = z.input<typeof RepairTaskInput>

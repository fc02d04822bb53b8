import { Lesson } from '#core'
import type { StoredLesson } from '../store/store.ts'

/** How lessons are written down to be read elsewhere: one line a lesson, or none. */
export interface LineFormat {
  readonly name: string
  readonly description: string
  lineOf(stored: StoredLesson): object | null
}

/** The lesson itself. How it has proved itself here is nothing that another store should believe. */
const jsonl: LineFormat = {
  name: 'jsonl',
  description: 'lessons, to be imported elsewhere',
  lineOf: ({ lesson }) => lesson,
}

/**
 * Contrastive pairs, to learn from: a failing program, the patch that was kept and those that came near and were not. Those whose patch held-out
 * tests have shown to be wrong have it among the refused. Programs were scrubbed of what looks like a secret when they were learnt.
 */
const pairs: LineFormat = {
  name: 'pairs',
  description: 'failing programs with the kept patch and refused ones, for fine-tuning',
  lineOf: ({ lesson }) => {
    const { id, example, outcome, signature, kept, refused, provenance } = lesson
    if (example === null) return null
    const isWrong = outcome === 'overfitting'
    const chosen = isWrong ? null : example.kept
    const rejected = [...(isWrong && example.kept !== null ? [example.kept] : []), ...example.rejected]
    if (chosen === null && rejected.length === 0) return null
    const edits = { kept: isWrong ? [] : kept, refused }
    const { problem, dataset, agent } = provenance
    return {
      id,
      language: signature.language,
      outcome,
      problem,
      dataset,
      agent,
      program: example.program,
      chosen,
      rejected,
      edits,
      signature,
    }
  },
}

export const LINE_FORMATS: readonly LineFormat[] = [jsonl, pairs]

/** Reads a line of the format `jsonl`. */
export function readLine(line: string): { readonly lesson: Lesson } | { readonly problem: string } {
  let data: unknown
  try {
    data = JSON.parse(line)
  } catch {
    return { problem: 'it is no JSON' }
  }
  const read = Lesson.safeParse(data)
  if (read.success) return { lesson: read.data }
  const [issue] = read.error.issues
  const where = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `
  return { problem: `it is no lesson: ${where}${issue?.message ?? 'unreadable'}` }
}

import { structuredPatch } from 'diff'
import { some } from './inline.ts'

const MOST = 24
const LINE = 160

/** What a text changes in the program that is shown, line by line, without headers; empty where nothing. */
export function patchDiff(before: string, after: string): string[] {
  const { hunks } = structuredPatch('', '', before, after, undefined, undefined, { context: 0 })
  const lines = hunks.flatMap(({ oldStart, lines }) => [
    `at line ${oldStart}:`,
    ...lines.filter((line) => !line.startsWith('\\')),
  ])
  return some(
    lines.map((line) => line.trimEnd().slice(0, LINE)),
    MOST,
  )
}

import { structuredPatch } from 'diff'
import { z } from 'zod'
import type { RepairResult } from '#core'
import type { BenchTask } from './task.ts'

const MOST_SUSPECTS = 3
const CONTEXT_LINES = 1

/** What a repair that did not succeed leaves to learn from. */
export const Missed = z.object({
  failing: z.int().describe('tests that failed at first; 0 where no run could list them'),
  fixed: z.int().describe('of those, what the best patch fixes; it breaks none'),
  suspects: z.array(z.object({ line: z.int(), text: z.string(), score: z.number() })).describe('most suspicious first'),
  needed: z.string().describe('the smallest edit known to suffice: hunks from the program to its reference, white space apart'),
  neededLines: z.int().describe('lines that this edit takes away or puts in'),
})
export type Missed = z.output<typeof Missed>

export function missedOf({ program, reference }: BenchTask, { report }: RepairResult): Missed {
  const { baseline, fault, patch } = report
  const suspects = (fault?.suspects ?? []).map(({ line, span, score }) => ({
    line,
    text: program.text.slice(span.start, span.end),
    score,
  }))
  return {
    failing: baseline.failed,
    fixed: patch?.fixed.length ?? 0,
    suspects: suspects.slice(0, MOST_SUSPECTS),
    ...difference(program.text, reference.text),
  }
}

function difference(program: string, reference: string): Pick<Missed, 'needed' | 'neededLines'> {
  const options = { context: CONTEXT_LINES, ignoreWhitespace: true }
  const { hunks } = structuredPatch('program', 'reference', ended(program), ended(reference), undefined, undefined, options)
  const texts = hunks.map(
    ({ oldStart, oldLines, newStart, newLines, lines }) =>
      `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@\n${lines.join('\n')}\n`,
  )
  const changed = hunks.flatMap(({ lines }) => lines).filter((line) => /^[-+]\s*\S/.test(line))
  return { needed: texts.join(''), neededLines: changed.length }
}

/** A missing last newline is no difference. */
function ended(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`
}

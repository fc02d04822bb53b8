import { applyEdits, failedIds, type RepairContext } from '#core'
import type { Field } from '../input/field.ts'
import { inline } from './inline.ts'
import { plainField } from './lines-field.ts'
import { patchDiff } from './patch-diff.ts'

/** What the search tried and came nearest with: none of it passes all tests, but it shows where changes help. */
export function partialsField({ task, baseline, partials }: RepairContext): readonly Field[] {
  const failing = failedIds(baseline).length
  const texts = partials().map((candidate) => {
    const { fixed, lost } = candidate.verdict
    const won = fixed.length > 0 ? `fixes ${fixed.length} of ${failing} failing tests` : 'comes nearer, but fixes no test'
    const diff = patchDiff(task.source.text, applyEdits(task.source.text, candidate.edits))
    const said = `A small change that ${won}${lost.length > 0 ? ' and breaks others' : ''}: ${inline(candidate.explanation, 160)}`
    return [said, ...diff].join('\n')
  })
  return plainField('partial-patches', 0.55, texts)
}

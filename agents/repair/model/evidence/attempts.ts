import { isDeepStrictEqual } from 'node:util'
import { failedIds, type RepairContext, type TestResult } from '#core'
import type { Attempt } from '../attempt.ts'
import type { Field } from '../input/field.ts'
import { failureLines } from './failures.ts'
import { inline } from './inline.ts'
import type { EvidenceLevel } from './level.ts'
import { plainField } from './lines-field.ts'
import { patchDiff } from './patch-diff.ts'

const MOST = 6
const MOST_FAILURES = 3

/**
 * What was tried before and what came of it, the last first. `program` is the text that is shown: changes are told against it. How much is told
 * of failures is the level's.
 */
export function attemptsField(
  attempts: readonly Attempt[],
  level: EvidenceLevel,
  context: RepairContext,
  program: string,
): readonly Field[] {
  const { baseline } = context
  const texts = attempts.map((attempt, i) => attemptText(attempt, i + 1, level, baseline, program))
  return plainField('earlier-attempts', 0.75, texts.reverse().slice(0, MOST))
}

function attemptText(
  attempt: Attempt,
  number: number,
  level: EvidenceLevel,
  baseline: readonly TestResult[],
  program: string,
): string {
  const { candidate, results, note, doubt } = attempt
  const { fixed, lost } = candidate.verdict
  const isShown = attempt.program === program
  const lines = [
    `Attempt ${number}: ${inline(candidate.explanation, 200)}`,
    ...(isShown ? ['(its program is the one shown)'] : patchDiff(program, attempt.program)),
    note === ''
      ? `It fixed ${fixed.length} of ${failedIds(baseline).length} failing tests${lostText(lost)}.`
      : `It ${inline(note, 200)}.`,
  ]
  const failures = results === null || level === 'none' || level === 'failed' ? [] : newFailures(results, baseline)
  const objection =
    doubt === null
      ? []
      : [
          `But ${inline(doubt.call, 160)} gives ${inline(doubt.gives, 120)}; the description asks for ${inline(doubt.expected, 120)}.`,
        ]
  return [...lines, ...failures, ...objection].join('\n')
}

/** How tests fail now; of those that fail as they did without the patch only the number. */
function newFailures(results: readonly TestResult[], baseline: readonly TestResult[]): string[] {
  const before = new Map(baseline.map((result) => [result.id, result]))
  const failed = results.filter(({ status }) => status === 'failed')
  const fresh = failed.filter((result) => !isDeepStrictEqual(result, before.get(result.id)))
  const same = failed.length - fresh.length
  return [
    ...(same === 0 ? [] : [`${same} ${same === 1 ? 'test fails' : 'tests fail'} as before.`]),
    ...failureLines(fresh, MOST_FAILURES),
  ]
}

/** Judging stops at the first test that is lost. */
function lostText(lost: readonly string[]): string {
  return lost.length === 0 ? '' : ' but broke tests that passed'
}

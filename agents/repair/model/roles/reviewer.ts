import type { CheckedExample } from '#core'
import { askJson } from '../ask-json.ts'
import type { Attempt } from '../attempt.ts'
import { reviewFields } from '../evidence/index.ts'
import { reviewerPrompt } from '../prompts/reviewer.ts'
import type { Work } from '../work.ts'

/** A reviewer that is never content is not asked for ever. */
const MOST_DOUBTS = 2

/**
 * Tells what a patch that passes all tests does otherwise than its description says; `null` where nothing is known. An objection counts only
 * with a call that was made and gave something else; what an earlier one showed is tried first, and costs no question.
 */
export async function review(work: Work, { program }: Attempt): Promise<CheckedExample | null> {
  const { context, options, doubts } = work
  for (const { call, expected } of doubts) {
    const known = await context.check(program, { call, expected })
    if (known !== null && !known.holds) return known
  }
  const isAsked = context.task.description !== undefined && options.arm.roles.includes('reviewer')
  if (!isAsked || doubts.length >= MOST_DOUBTS) return null
  const answer = await askJson(work, reviewerPrompt, reviewFields(context, program))
  if (answer === null || answer.verdict === 'agree' || answer.counterExample === null) return null
  const checked = await context.check(program, answer.counterExample)
  return checked === null || checked.holds ? null : checked
}

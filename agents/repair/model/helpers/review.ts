import type { CheckedExample } from '#core'
import { readJsonAnswer } from '../answers/read-json.ts'
import type { Attempt } from '../attempt.ts'
import { consult } from '../consult.ts'
import { reviewFields } from '../evidence/index.ts'
import { reviewerPrompt } from '../prompts/reviewer.ts'
import type { Work } from '../work.ts'

const ROOM = 1 / 5
const STEADY = 0.2

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
  if (context.task.description === undefined || !options.arm.helpers.includes('reviewer') || doubts.length >= MOST_DOUBTS)
    return null
  const asking = { room: ROOM, temperature: STEADY, seed: work.nextSeed(), samples: 1 }
  const read = (reply: Parameters<typeof readJsonAnswer>[0]) => readJsonAnswer(reply, reviewerPrompt.answer)
  const [answer] = await consult(options, reviewerPrompt, reviewFields(context, program), read, asking)
  if (answer === undefined || answer.verdict === 'agree' || answer.counterExample === null) return null
  const checked = await context.check(program, answer.counterExample)
  return checked === null || checked.holds ? null : checked
}

/** A reviewer that is never content is not asked for ever. */
const MOST_DOUBTS = 2

import { z } from 'zod'
import type { Prompt } from './prompt.ts'
import { DATA_ONLY, JSON_ONLY } from './words.ts'

const ReviewerAnswer = z.strictObject({
  verdict: z.enum(['agree', 'object']),
  reason: z.string(),
  counterExample: z.strictObject({ call: z.string(), expected: z.string() }).nullable(),
})
export type ReviewerAnswer = z.output<typeof ReviewerAnswer>

/** Doubts a patch that passes all tests; its counter-example is run. */
export const reviewerPrompt: Prompt<ReviewerAnswer> = {
  name: 'reviewer',
  version: 1,
  format: 'json',
  answer: ReviewerAnswer,
  instructions: `You review a patched JavaScript or TypeScript program. It passes the tests that are shown. Does it also do what the description says,
for other inputs?
${DATA_ONLY}

You may object only with a counter-example: one call on which the program gives a wrong result, where the description itself settles what
is right. Write the call with literal arguments only, such as f([1, 2], "a"), and the right result as a literal, such as 3 or [1, 2].
The call will be run. If you are not sure, or it is a matter of taste or speed, agree.

${JSON_ONLY}
{"verdict": "object", "reason": "one sentence", "counterExample": {"call": "f([1, 2])", "expected": "3"}}
or
{"verdict": "agree", "reason": "one sentence", "counterExample": null}
`,
}

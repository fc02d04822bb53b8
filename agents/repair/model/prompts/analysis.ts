import { z } from 'zod'
import type { Prompt } from './prompt.ts'
import { DATA_ONLY, JSON_ONLY } from './words.ts'

const AnalysisAnswer = z.strictObject({
  rootCause: z.string(),
  citations: z.array(z.int()).readonly(),
  plan: z.string(),
  lookNext: z.string().nullable(),
})
export type AnalysisAnswer = z.output<typeof AnalysisAnswer>

/** Says why the tests fail, citing what was seen, and how to repair that. */
export const analysisPrompt: Prompt<AnalysisAnswer> = {
  name: 'analysis',
  version: 1,
  format: 'json',
  answer: AnalysisAnswer,
  instructions: `You find out why a JavaScript or TypeScript program fails its tests. You do not write the repair.
${DATA_ONLY}

Compare what the description asks for with what the run did. Find the first place where the program does something wrong; what goes wrong
later only follows from it. Observed events have numbers such as [e41]. Cite the events that prove your root cause, by the numbers you
see; never invent one. If no events are shown, cite none. Do not repeat a plan of an earlier attempt: it failed.

${JSON_ONLY}
{"rootCause": "what is wrong, at which line, and why", "citations": [41, 57], "plan": "what to change, in one or two sentences", "lookNext": "what you still need to see, or null"}
`,
}

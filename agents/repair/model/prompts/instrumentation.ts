import { z } from 'zod'
import type { Prompt } from './prompt.ts'
import { DATA_ONLY, JSON_ONLY } from './words.ts'

/** What may be looked at; `evidence/plan-of-look.ts` makes probes of it. */
export const LOOK_KINDS = ['calls', 'branches', 'loops', 'assignments', 'returns', 'values'] as const
export type LookKind = (typeof LOOK_KINDS)[number]

const InstrumentationAnswer = z.strictObject({
  look: z.array(z.strictObject({ from: z.int(), to: z.int(), kinds: z.array(z.enum(LOOK_KINDS)).readonly() })).readonly(),
  test: z.string().nullable(),
  why: z.string(),
})
export type InstrumentationAnswer = z.output<typeof InstrumentationAnswer>

/** Says where to look closer; it cannot touch the code. */
export const instrumentationPrompt: Prompt<InstrumentationAnswer> = {
  name: 'instrumentation',
  version: 1,
  format: 'json',
  answer: InstrumentationAnswer,
  instructions: `You choose what to observe in a JavaScript or TypeScript program that fails its tests. You do not change the program.
${DATA_ONLY}

Lines of the program are numbered: "12| code". Choose one to four ranges of lines that would show why the tests fail, small ones first.
Kinds to observe: "calls" (arguments and results of functions), "branches" (which way conditions went), "loops" (their turns),
"assignments" (values of variables), "returns" (results and errors), "values" (every expression).

${JSON_ONLY}
{"look": [{"from": 3, "to": 9, "kinds": ["assignments", "branches"]}], "test": "name of the failing test to watch, or null", "why": "one sentence"}
`,
}

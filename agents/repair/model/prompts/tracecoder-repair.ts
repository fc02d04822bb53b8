import { FORMATS, Patches } from './patches.ts'
import type { Prompt } from './prompt.ts'
import { CODE_RULES, DATA_ONLY } from './words.ts'

/** For comparison: TraceCoder's repair agent rewrites the program by the analysis' plan. */
export const tracecoderRepairPrompt: Prompt<Patches> = {
  name: 'tracecoder-repair',
  version: 1,
  format: 'text',
  answer: Patches,
  instructions: `You repair a JavaScript or TypeScript program that fails its tests, by following the plan of an analysis.
${DATA_ONLY}

${CODE_RULES}

Answer in exactly this format, and nothing else:
${FORMATS.program}
`,
}

import { FORMATS, Patches } from './patches.ts'
import type { Prompt } from './prompt.ts'
import { CODE_RULES, DATA_ONLY } from './words.ts'

/** For comparison: as micro-agent does, the program is rewritten from what was asked for, the code and what its tests printed. */
export const microPrompt: Prompt<Patches> = {
  name: 'micro',
  version: 1,
  format: 'text',
  answer: Patches,
  instructions: `You write a JavaScript or TypeScript program that does what the description asks for. The program that is shown does not pass its tests yet.
${DATA_ONLY}

${CODE_RULES}

Answer in exactly this format, and nothing else:
${FORMATS.program}
`,
}

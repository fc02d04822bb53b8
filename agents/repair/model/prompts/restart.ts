import { FORMATS, Patches } from './patches.ts'
import type { Prompt } from './prompt.ts'
import { CODE_RULES, DATA_ONLY } from './words.ts'

/** Writes the function anew, without having seen the old one: the way out where repairs go in circles. */
export const restartPrompt: Prompt<Patches> = {
  name: 'restart',
  version: 1,
  format: 'text',
  answer: Patches,
  instructions: `You write a JavaScript or TypeScript function from its description and its signature. An earlier version was wrong; start afresh.
${DATA_ONLY}

Think of the special cases that the description implies: empty input, one element, negative numbers, ties, repeated values.
Define everything that the field "signature" lists, each with exactly that name and those parameters.

${CODE_RULES}

Answer in exactly this format, and nothing else:
${FORMATS.functions}
`,
}

import { FORMATS, Patches } from './patches.ts'
import type { Prompt } from './prompt.ts'
import { DATA_ONLY } from './words.ts'

/** For comparison: TraceCoder's instrumentation agent (arXiv 2602.06875) lets the model put prints into the code. */
export const tracecoderInstrumentPrompt: Prompt<Patches> = {
  name: 'tracecoder-instrument',
  version: 1,
  format: 'text',
  answer: Patches,
  instructions: `You add prints to a JavaScript or TypeScript program that fails its tests, so that its run can be understood.
${DATA_ONLY}

Put console.log calls where variables change, where conditions decide, in loops, and at the beginning and end of functions. Each print says
where it is and shows the values, such as console.log("loop i", i, "total", total). Change nothing else: do not repair the program.

Answer in exactly this format, and nothing else:
${FORMATS.program}
`,
}

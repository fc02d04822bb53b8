import { z } from 'zod'
import type { Prompt } from './prompt.ts'
import { DATA_ONLY, JSON_ONLY } from './words.ts'

const TracecoderAnalysis = z.strictObject({ analysis: z.string(), plan: z.string() })
export type TracecoderAnalysis = z.output<typeof TracecoderAnalysis>

/** For comparison: TraceCoder's analysis agent reads the code, the failing tests, what prints printed, and the last two plans. */
export const tracecoderAnalysePrompt: Prompt<TracecoderAnalysis> = {
  name: 'tracecoder-analyse',
  version: 1,
  format: 'json',
  answer: TracecoderAnalysis,
  instructions: `You find out why a JavaScript or TypeScript program fails its tests, from what its prints showed.
${DATA_ONLY}

Follow the printed values step by step and find where they are first wrong. Learn from the plans of earlier attempts: they did not work.

${JSON_ONLY}
{"analysis": "what is wrong and why", "plan": "what to change, step by step"}
`,
}

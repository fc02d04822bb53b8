import { analysisPrompt } from './analysis.ts'
import { instrumentationPrompt } from './instrumentation.ts'
import { microPrompt } from './micro.ts'
import type { Prompt } from './prompt.ts'
import { repairPrompt } from './repair.ts'
import { restartPrompt } from './restart.ts'
import { reviewerPrompt } from './reviewer.ts'
import { tracecoderAnalysePrompt } from './tracecoder-analyse.ts'
import { tracecoderInstrumentPrompt } from './tracecoder-instrument.ts'
import { tracecoderRepairPrompt } from './tracecoder-repair.ts'

/** All prompts there are; the repair's in its forms, for one patch and for several. */
export const PROMPTS: readonly Prompt<unknown>[] = [
  instrumentationPrompt,
  analysisPrompt,
  repairPrompt('functions', 1),
  repairPrompt('functions', 3),
  repairPrompt('hunks', 1),
  repairPrompt('hunks', 3),
  restartPrompt,
  reviewerPrompt,
  tracecoderInstrumentPrompt,
  tracecoderAnalysePrompt,
  tracecoderRepairPrompt,
  microPrompt,
]

export { analysisPrompt, type AnalysisAnswer } from './analysis.ts'
export { compose, type Composed } from './compose.ts'
export { correction, type Correction } from './correct.ts'
export type { Field } from './field.ts'
export { instrumentationPrompt, type InstrumentationAnswer } from './instrumentation.ts'
export { microPrompt } from './micro.ts'
export type { PatchForm, Patches } from './patches.ts'
export { nameOf, schemaOf, type Prompt } from './prompt.ts'
export { repairPrompt } from './repair.ts'
export { restartPrompt } from './restart.ts'
export { reviewerPrompt, type ReviewerAnswer } from './reviewer.ts'
export { estimateTokens } from './tokens.ts'
export { tracecoderAnalysePrompt, type TracecoderAnalysis } from './tracecoder-analyse.ts'
export { tracecoderInstrumentPrompt } from './tracecoder-instrument.ts'
export { tracecoderRepairPrompt } from './tracecoder-repair.ts'

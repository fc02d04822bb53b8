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
  repairPrompt('functions', 2),
  repairPrompt('hunks', 1),
  repairPrompt('hunks', 2),
  restartPrompt,
  reviewerPrompt,
  tracecoderInstrumentPrompt,
  tracecoderAnalysePrompt,
  tracecoderRepairPrompt,
  microPrompt,
]

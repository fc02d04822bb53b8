import { JSON_ROOM } from '../../agents/repair/model/ask-json.ts'
import { CODE_ROOM } from '../../agents/repair/model/ask-patches.ts'
import {
  attemptsField,
  consoleField,
  descriptionField,
  evidenceFor,
  failuresField,
  formOf,
  partialsField,
  programField,
  reviewFields,
  withLineNumbers,
} from '../../agents/repair/model/evidence/index.ts'
import { analysisPrompt, type AnalysisAnswer } from '../../agents/repair/model/prompts/analysis.ts'
import { compose } from '../../agents/repair/model/input/compose.ts'
import { correction } from '../../agents/repair/model/prompts/correct.ts'
import type { Field } from '../../agents/repair/model/input/field.ts'
import { instrumentationPrompt } from '../../agents/repair/model/prompts/instrumentation.ts'
import { microPrompt } from '../../agents/repair/model/prompts/micro.ts'
import { nameOf, type Prompt } from '../../agents/repair/model/prompts/prompt.ts'
import { repairPrompt } from '../../agents/repair/model/prompts/repair.ts'
import { restartPrompt } from '../../agents/repair/model/prompts/restart.ts'
import { reviewerPrompt } from '../../agents/repair/model/prompts/reviewer.ts'
import { tracecoderAnalysePrompt } from '../../agents/repair/model/prompts/tracecoder-analyse.ts'
import { tracecoderInstrumentPrompt } from '../../agents/repair/model/prompts/tracecoder-instrument.ts'
import { tracecoderRepairPrompt } from '../../agents/repair/model/prompts/tracecoder-repair.ts'
import { analysisField } from '../../agents/repair/model/roles/analysis.ts'
import type { RealCase } from './real-context.ts'

export interface PromptSize {
  readonly name: string
  /** Estimated, instructions included. */
  readonly tokens: number
  /** Room for the answer, in tokens. */
  readonly answer: number
  readonly dropped: readonly string[]
  /** What the prompt says of fields that were shortened; empty where none was. */
  readonly shortened: string
}

interface Case {
  readonly prompt: Prompt<unknown>
  /** Part of the context that the answer may take. */
  readonly room: number
  readonly fields: readonly Field[]
  readonly correctionOf?: string
}

/** As long as models write one. */
const ANALYSIS: AnalysisAnswer = {
  rootCause: 'The loop in line 12 ends before the last item, so the sum that is returned in line 15 lacks that item.',
  citations: [0, 1, 2, 3, 4, 5],
  plan: 'Let the loop run up to and including the last item, and leave the rest of the function as it is.',
  lookNext: null,
}

/** All prompts as a repair of this program would put them together, in the middle of its work. */
export function measurePrompts(real: RealCase, contextTokens: number): PromptSize[] {
  return casesOf(real).map(({ prompt, room, fields, correctionOf }) => {
    const answer = Math.floor(contextTokens * room)
    const corrective = correctionOf === undefined ? null : correction('does-not-parse', 'Unexpected token (3:7)', correctionOf)
    const { input, tokens, dropped } = compose({
      instructions: prompt.instructions + (corrective?.instructions ?? ''),
      fields: [...fields, ...(corrective?.fields ?? [])],
      budgetTokens: contextTokens - answer,
    })
    const shortened = /^Shortened.*$/m.exec(input.slice(input.lastIndexOf('<tm:omitted>')))?.[0] ?? ''
    return { name: nameOf(prompt) + (corrective === null ? '' : ' asked again'), tokens, answer, dropped, shortened }
  })
}

function casesOf({ context, attempts }: RealCase): Case[] {
  const { source } = context.task
  const partials = partialsField(context)
  const told = [...evidenceFor('lessons', context), ...partials, ...attemptsField(attempts, 'lessons', context, source.text)]
  const numbered = withLineNumbers(told)
  const analysis = analysisField(ANALYSIS, context.trace)
  const outcome = { status: 'completed', tests: context.baseline, trace: null, console: [] } as const
  const foreign = [...descriptionField(context), ...programField(source, context), ...failuresField(outcome)]
  const prints = consoleField(Array.from({ length: 300 }, (_, i) => `loop i ${i} total ${i * i} items [1, 2, 3, ${i}]`))
  const answered = `PLAN: say what is wrong\n\`\`\`\n${source.text}\n\`\`\``
  const repair = repairPrompt(formOf(source), 2)
  return [
    { prompt: instrumentationPrompt, room: JSON_ROOM, fields: numbered },
    { prompt: analysisPrompt, room: JSON_ROOM, fields: numbered },
    { prompt: repair, room: CODE_ROOM, fields: [...told, analysis] },
    { prompt: repair, room: CODE_ROOM, fields: [...told, analysis], correctionOf: answered },
    { prompt: restartPrompt, room: CODE_ROOM, fields: evidenceFor('none', context) },
    { prompt: reviewerPrompt, room: JSON_ROOM, fields: reviewFields(context, source.text) },
    { prompt: tracecoderInstrumentPrompt, room: CODE_ROOM, fields: foreign },
    { prompt: tracecoderAnalysePrompt, room: JSON_ROOM, fields: [...foreign, ...prints] },
    { prompt: tracecoderRepairPrompt, room: CODE_ROOM, fields: [...foreign, analysis] },
    { prompt: microPrompt, room: CODE_ROOM, fields: foreign },
  ]
}

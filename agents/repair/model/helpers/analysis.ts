import { readJsonAnswer } from '../answers/read-json.ts'
import { consult, type Reader } from '../consult.ts'
import type { Field } from '../prompts/field.ts'
import { withLineNumbers } from '../evidence/index.ts'
import { analysisPrompt, type AnalysisAnswer } from '../prompts/analysis.ts'
import type { Work } from '../work.ts'

const ROOM = 1 / 5
const STEADY = 0.2

/** Asks why the program fails, on evidence that has to be cited; `null` where nothing usable came. */
export async function analyse(work: Work, fields: readonly Field[]): Promise<AnalysisAnswer | null> {
  const asking = { room: ROOM, temperature: STEADY, seed: work.nextSeed(), samples: 1 }
  const [analysis] = await consult(work.options, analysisPrompt, withLineNumbers(fields), read, asking)
  return analysis ?? null
}

/** Citations of events that were not shown are returned once; then they are left out. */
const read: Reader<AnalysisAnswer> = (reply, { citable }, isLast) => {
  const reading = readJsonAnswer(reply, analysisPrompt.answer)
  if (reading.status === 'unusable') return reading
  const founded = reading.answer.citations.filter((event) => citable.has(event))
  const unfounded = reading.answer.citations.filter((event) => !citable.has(event))
  if (unfounded.length === 0 || isLast) return { status: 'read', answer: { ...reading.answer, citations: founded } }
  const detail = `these events were not shown: ${unfounded.slice(0, 8).join(', ')}; cite only events that the fields show as [eN]`
  return { status: 'unusable', problem: 'citations', detail }
}

/** What the analysis says, for the agent that writes patches. */
export function analysisField({ rootCause, plan }: AnalysisAnswer): Field {
  return { name: 'analysis', text: `root cause: ${rootCause}\nplan: ${plan}`, relevance: 0.95, events: [] }
}

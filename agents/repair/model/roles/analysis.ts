import type { Trace } from '#core'
import { readJsonAnswer } from '../answers/read-json.ts'
import { askJson } from '../ask-json.ts'
import type { Reader } from '../consult.ts'
import { eventText, withLineNumbers } from '../evidence/index.ts'
import type { Field } from '../input/field.ts'
import { analysisPrompt, type AnalysisAnswer } from '../prompts/analysis.ts'
import type { Work } from '../work.ts'

/** Asks why the program fails, on evidence that has to be cited; `null` where nothing usable came. */
export function analyse(work: Work, fields: readonly Field[]): Promise<AnalysisAnswer | null> {
  return askJson(work, analysisPrompt, withLineNumbers(fields), read)
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

const MOST_CITED = 6

/** What the analysis says, with the events that it cites, for the agent that writes patches. */
export function analysisField({ rootCause, plan, citations }: AnalysisAnswer, trace: Trace | null): Field {
  const cited = trace === null ? [] : trace.events.filter(({ index }) => citations.includes(index)).slice(0, MOST_CITED)
  const seen = cited.map((event) => `seen: ${eventText(trace!, event)}`)
  const text = [`root cause: ${rootCause}`, ...seen, `plan: ${plan}`].join('\n')
  return { name: 'analysis', text, relevance: 0.95, events: [] }
}

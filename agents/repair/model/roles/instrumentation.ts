import { failedIds } from '#core'
import { askJson } from '../ask-json.ts'
import { lookedField, planOfLook, withLineNumbers } from '../evidence/index.ts'
import type { Field } from '../input/field.ts'
import { instrumentationPrompt } from '../prompts/instrumentation.ts'
import type { Work } from '../work.ts'

/** Asks where to look for what an analysis wants to see, looks, and tells what was seen. Nothing: the answer was of no use, or there is nothing. */
export async function look(work: Work, fields: readonly Field[], wish: string): Promise<readonly Field[]> {
  const { context } = work
  const parsed = context.parse(work.base)
  if (parsed.status !== 'parsed' || !work.options.desk.tell(1)) return []
  const wished: Field = { name: 'look-next', text: wish, relevance: 0.9, events: [] }
  const answer = await askJson(work, instrumentationPrompt, withLineNumbers([...fields, wished]))
  const trace = answer === null ? null : await context.watch(parsed.source, planOfLook(answer, parsed.source))
  return answer === null || trace === null ? [] : lookedField(trace, answer.test, failedIds(context.baseline))
}

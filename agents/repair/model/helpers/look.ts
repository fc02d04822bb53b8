import { failedIds } from '#core'
import { readJsonAnswer } from '../answers/read-json.ts'
import { consult } from '../consult.ts'
import { lookedField, planOfLook, withLineNumbers } from '../evidence/index.ts'
import type { Field } from '../prompts/field.ts'
import { instrumentationPrompt } from '../prompts/instrumentation.ts'
import type { Work } from '../work.ts'

const ROOM = 1 / 8
const STEADY = 0.2

/** Asks what else should be observed, observes it, and tells what was seen. Nothing: the answer was of no use, or there is nothing to see. */
export async function look(work: Work, fields: readonly Field[], wish: string): Promise<readonly Field[]> {
  const { context } = work
  const parsed = context.parse(work.base)
  if (parsed.status !== 'parsed' || !work.tell(1)) return []
  const wished: Field = { name: 'look-next', text: wish, relevance: 0.9, events: [] }
  const asking = { room: ROOM, temperature: STEADY, seed: work.nextSeed(), samples: 1 }
  const { answer: shape } = instrumentationPrompt
  const read = (reply: Parameters<typeof readJsonAnswer>[0]) => readJsonAnswer(reply, shape)
  const [answer] = await consult(work.options, instrumentationPrompt, withLineNumbers([...fields, wished]), read, asking)
  if (answer === undefined) return []
  const trace = await context.watch(parsed.source, planOfLook(answer, parsed.source))
  return trace === null ? [] : lookedField(trace, answer.test, failedIds(context.baseline))
}

import { readJsonAnswer } from './answers/read-json.ts'
import { consult, STEADY, type Reader } from './consult.ts'
import type { Field } from './input/field.ts'
import type { Prompt } from './prompts/prompt.ts'
import type { Work } from './work.ts'

/** Part of the context that such an answer may take: it holds no code. */
export const JSON_ROOM = 1 / 5

/** Asks an agent that answers in JSON. `null`: nothing usable came. @param read where more than its shape has to be right */
export async function askJson<A>(
  work: Work,
  prompt: Prompt<A>,
  fields: readonly Field[],
  read: Reader<A> = (reply) => readJsonAnswer(reply, prompt.answer),
): Promise<A | null> {
  const asking = { room: JSON_ROOM, temperature: STEADY, seed: work.nextSeed(), samples: 1 }
  const [answer] = await consult(work.options, prompt, fields, read, asking)
  return answer ?? null
}

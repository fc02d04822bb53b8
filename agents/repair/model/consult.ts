import type { ModelReply, ModelUse } from '#core'
import type { Unusable } from './answers/problem.ts'
import type { Asked, Desk } from './desk.ts'
import { compose, type Composed } from './input/compose.ts'
import type { Field } from './input/field.ts'
import { correction } from './prompts/correct.ts'
import { nameOf, schemaOf, type Prompt } from './prompts/prompt.ts'

export type Answered = Extract<ModelReply, { status: 'answered' }>

export type Read<A> = { readonly status: 'read'; readonly answer: A } | Unusable

/** Reads an answer; `isLast`: it will not be asked for again. */
export type Reader<A> = (reply: Answered, composed: Composed, isLast: boolean) => Read<A>

export interface Asking {
  /** Part of the context that the answer may take. */
  readonly room: number
  readonly temperature: number
  readonly seed: number
  /** Answers asked for at once. */
  readonly samples: number
}

/** A temperature, where one answer is wanted. */
export const STEADY = 0.2

const MOST_ROOM = 1 / 2

/**
 * Asks one agent, and reads its answers. Where none of them can be used, the first one is asked for once more, with what was wrong with it.
 * An empty list: nothing usable came; the step is over, and paid for.
 */
export async function consult<A>(
  { desk, use }: { readonly desk: Desk; readonly use: ModelUse },
  prompt: Prompt<unknown>,
  fields: readonly Field[],
  read: Reader<A>,
  asking: Asking,
): Promise<readonly A[]> {
  const ask = async (instructions: string, told: readonly Field[], samples: number, room = asking.room) => {
    const output = Math.floor(use.contextTokens * room)
    const composed = compose({ instructions, fields: told, budgetTokens: use.contextTokens - output })
    const question = {
      prompt: nameOf(prompt),
      instructions,
      input: composed.input,
      schema: schemaOf(prompt),
      temperature: asking.temperature,
      inputTokens: composed.tokens,
      wantedOutputTokens: output,
    }
    const replies = await desk.ask(Array.from({ length: samples }, (_, i) => ({ ...question, seed: asking.seed + i })))
    return { composed, replies }
  }
  const understand = (asked: Asked, composed: Composed, isLast: boolean): Read<A> | null => {
    if (asked === null) return null
    if (asked.status === 'refused') return { status: 'unusable', problem: 'refused', detail: 'the model refused to answer' }
    // In JSON the escape of what is put back would be lost; and only code needs it.
    const text = prompt.format === 'text' ? composed.restore(asked.text) : asked.text
    return read({ ...asked, text }, composed, isLast)
  }
  const refuse = async (asked: Asked, { problem, detail }: Unusable, again: string) => {
    if (asked !== null) await desk.refuse(nameOf(prompt), asked.key, `${again}${problem}: ${detail}`)
  }

  const first = await ask(prompt.instructions, fields, asking.samples)
  const readings = first.replies.map((reply) => understand(reply, first.composed, false))
  const usable = answersOf(readings)
  const [problem] = readings.filter((reading) => reading?.status === 'unusable')
  for (const [i, reading] of readings.entries()) if (reading?.status === 'unusable') await refuse(first.replies[i]!, reading, '')
  if (usable.length > 0 || problem === undefined) return usable

  const said = first.replies.find((reply) => reply !== null)?.text ?? ''
  const corrective = correction(problem.problem, problem.detail, said)
  // Models that think before they answer may have thought too long.
  const room = problem.problem === 'truncated' ? Math.min(MOST_ROOM, 2 * asking.room) : asking.room
  const again = await ask(prompt.instructions + corrective.instructions, [...fields, ...corrective.fields], 1, room)
  const reading = understand(again.replies[0]!, again.composed, true)
  if (reading?.status === 'unusable') await refuse(again.replies[0]!, reading, 'again, ')
  return answersOf([reading])
}

function answersOf<A>(readings: readonly (Read<A> | null)[]): A[] {
  return readings.flatMap((reading) => (reading?.status === 'read' ? [reading.answer] : []))
}

import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { LanguageModel, ModelReply, ModelRequest } from '#core'
import { withDeadline } from './deadline.ts'
import { invalid } from './invalid.ts'
import { failed, WireFailure } from './failure.ts'
import { failureOf } from './faults.ts'

const Answer = z
  .strictObject({
    prompt: z.string().min(1).describe('the name of the prompt that it answers, without its version, or *'),
    when: z.string().exactOptional().describe('only where the input has this text'),
    text: z.string().exactOptional(),
    json: z.json().exactOptional().describe('in place of text'),
    times: z
      .union([z.int().positive(), z.literal('always')])
      .default(1)
      .describe('how often it may be given'),
    usage: z.strictObject({ input: z.int().nonnegative(), output: z.int().nonnegative() }).nullable().default(null),
    refuse: z.boolean().default(false),
    finish: z.enum(['stop', 'length']).default('stop'),
  })
  .refine(({ text, json }) => (text === undefined) !== (json === undefined), 'has to have either text or json')

/** Answers in the order in which they are tried; the first that fits is given. */
export const Script = z.strictObject({ answers: z.array(Answer) })
export type Script = z.input<typeof Script>

/** A model that answers as a script says: the same for the same questions in the same order. Throws a `ZodError` for another shape. */
export function createScriptedModel(script: Script, name = 'scripted'): LanguageModel {
  const answers = Script.parse(script).answers.map((answer) => ({
    ...answer,
    left: answer.times === 'always' ? Infinity : answer.times,
  }))

  async function answer(request: ModelRequest): Promise<ModelReply> {
    const [prompt] = request.prompt.split('@')
    const found = answers.find((one) => {
      return one.left > 0 && (one.prompt === prompt || one.prompt === '*') && request.input.includes(one.when ?? '')
    })
    if (found === undefined)
      throw new WireFailure('rejected', `the script has no answer left for ${request.prompt}`, { mayCost: false })
    found.left--
    const text = found.text ?? JSON.stringify(found.json)
    if (found.refuse) return { status: 'refused', text, usage: found.usage }
    return { status: 'answered', text, finish: found.finish, usage: found.usage }
  }

  return {
    name,
    price: { input: 0, output: 0 },
    complete: async (request, options) => {
      try {
        return await withDeadline(options, () => answer(request))
      } catch (error) {
        return failed(failureOf(error))
      }
    },
    close: async () => {},
  }
}

/** Reads a script. Throws `MODEL_INVALID` for a file that is missing or is none, and says where. */
export async function readScript(file: string): Promise<Script> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw invalid(`the script ${file} cannot be read`, 'give a file that is there, as in scripted:answers.json', error)
  }
  try {
    return Script.parse(JSON.parse(text))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : ''
    throw invalid(`the script ${file} cannot be used: ${why}`, 'it is {"answers": [{"prompt": "repair", "text": "…"}]}', error)
  }
}

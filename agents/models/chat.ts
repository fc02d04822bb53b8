import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions'
import { z } from 'zod'
import type { ModelReply, ModelRequest } from '#core'
import type { Abilities } from './abilities.ts'
import type { Dialect } from './dialect.ts'
import { usageOf } from './usage.ts'
import { withoutThoughts } from './without-thoughts.ts'

const Part = z.object({ type: z.string(), text: z.string().optional() })

const Completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.union([z.string(), z.array(Part)]).nullish(), refusal: z.string().nullish() }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: z.unknown(), completion_tokens: z.unknown() }).nullish().catch(null),
})

/** Chat completions: what nearly every endpoint speaks. */
export const chat: Dialect = {
  path: '/chat/completions',

  body(model, { instructions, input, schema, maxOutputTokens, temperature, seed }: ModelRequest, abilities: Abilities) {
    const body: ChatCompletionCreateParamsNonStreaming = {
      model,
      messages: [
        { role: 'system', content: instructions },
        { role: 'user', content: input },
      ],
      [abilities.lengthName]: maxOutputTokens,
    }
    if (abilities.temperature) body.temperature = temperature
    if (abilities.seed) body.seed = seed
    if (schema !== null && abilities.schema !== 'none') {
      const strict = abilities.schema === 'strict'
      body.response_format = { type: 'json_schema', json_schema: { name: 'answer', schema: { ...schema }, strict } }
    }
    return body
  },

  read(body, request): ModelReply {
    const { choices, usage: told } = Completion.parse(body)
    const { message, finish_reason: finish } = choices[0]!
    const text = withoutThoughts(textOf(message.content))
    const usage = usageOf({ input: told?.prompt_tokens, output: told?.completion_tokens }, request, text)
    const refusal = message.refusal ?? ''
    if (refusal !== '' || finish === 'content_filter') return { status: 'refused', text: refusal === '' ? text : refusal, usage }
    return { status: 'answered', text, finish: finish === 'length' ? 'length' : 'stop', usage }
  },
}

function textOf(content: z.output<typeof Completion>['choices'][number]['message']['content']): string {
  if (content === null || content === undefined) return ''
  if (typeof content === 'string') return content
  return content.map((part) => (part.type === 'text' ? (part.text ?? '') : '')).join('')
}

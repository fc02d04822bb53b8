import { z } from 'zod'
import type { ModelRequest, TokenCount } from '#core'

const Told = z.object({ input: z.int().nonnegative(), output: z.int().nonnegative() })

/** Room for templates and schemas, and for reasoning that is not counted against the maximum. */
const SLACK_TOKENS = 100_000

/** What the endpoint counted; `null` where it told nothing, or what cannot be. A token is a byte at least. */
export function usageOf(
  told: { readonly input: unknown; readonly output: unknown },
  request: ModelRequest,
  text: string,
): TokenCount | null {
  const read = Told.safeParse(told)
  if (!read.success) return null
  const { input, output } = read.data
  const bytes = Buffer.byteLength(request.instructions) + Buffer.byteLength(request.input)
  if (input > bytes + SLACK_TOKENS || output > 4 * request.maxOutputTokens + SLACK_TOKENS) return null
  if ((input === 0 && bytes > 0) || (output === 0 && text !== '')) return null
  return { input, output }
}

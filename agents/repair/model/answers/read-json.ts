import type { ModelReply } from '#core'
import type { z } from 'zod'
import { findJson, parseLoosely } from './json/json-text.ts'
import { unusable, type Unusable } from './problem.ts'
import { withoutThoughts } from '../../../models/without-thoughts.ts'

const MOST_ISSUES = 3
const MOST_SPANS = 16

/**
 * Reads an answer that has to be JSON of a shape. What stands around it is passed over (prose, fences, thoughts); of several texts that fit, the
 * last counts, since models that repeat the question do so first. The shape itself is the schema's to judge.
 */
export function readJsonAnswer<A>(
  { text, finish }: Extract<ModelReply, { status: 'answered' }>,
  schema: z.ZodType<A>,
): { readonly status: 'read'; readonly answer: A } | Unusable {
  const spoken = withoutThoughts(text)
  if (spoken === '' && finish === 'length') return unusable('truncated', CUT_OFF)
  if (spoken === '') return unusable('empty', 'the answer is empty: answer with one JSON object of the shape asked for')
  const { texts, isCut } = findJson(spoken)
  const read = longest(texts).flatMap((span) => {
    const value = parseLoosely(span)
    return value === undefined ? [] : [{ length: span.length, result: schema.safeParse(value) }]
  })
  const fitting = read.findLast(({ result }) => result.success)
  if (fitting?.result.success === true) return { status: 'read', answer: fitting.result.data }
  const { error } = read.toSorted((a, b) => b.length - a.length)[0]?.result ?? {}
  if (error !== undefined && !isCut) return unusable('schema', describe(error))
  if (finish === 'length') return unusable('truncated', CUT_OFF)
  return unusable('not-json', 'the answer is no JSON: answer with one JSON object and nothing else')
}

/** The spans that are most likely the answer, in their order. */
function longest(texts: readonly string[]): string[] {
  const order = [...texts.keys()].sort((a, b) => texts[b]!.length - texts[a]!.length).slice(0, MOST_SPANS)
  return order.sort((a, b) => a - b).map((at) => texts[at]!)
}

const CUT_OFF = 'the answer was cut off where its tokens ended: answer more briefly'

/** Says where the answer has another shape. Keys that the model made up are not repeated: they may be anything. */
function describe({ issues }: z.ZodError): string {
  const said = issues.slice(0, MOST_ISSUES).map(({ code, path, message }) => {
    const place = path.map((part) => (/^[\w-]{1,40}$/.test(String(part)) ? String(part) : '?')).join('.')
    return `${place === '' ? 'the answer' : place}: ${code === 'unrecognized_keys' ? 'has keys that are not asked for' : message}`
  })
  const more = issues.length - said.length
  return said.join('; ') + (more > 0 ? `; and ${more} more` : '')
}

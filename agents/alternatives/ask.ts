import type { Prober } from '#core'
import type { Behaviour } from './behaviours/behaviours.ts'
import { type CallRunner, type Result, resultKey } from './behaviours/run-calls.ts'
import type { Generated } from './inputs/generate.ts'
import { valueCall } from './inputs/panel.ts'
import { readText } from './inputs/read-text.ts'
import type { Call } from './inputs/value.ts'

/** What should this call give? */
export interface Question {
  readonly call: string
  /** What the patches give, each result once, the likeliest patch's first. */
  readonly results: readonly Result[]
  /** The answer before was a text that is no literal. */
  readonly isAgain: boolean
}

export type Answer =
  | { readonly kind: 'shown'; readonly result: Result }
  /** A literal as text. */
  | { readonly kind: 'literal'; readonly text: string }
  /** Nobody knows: ask about another call. */
  | { readonly kind: 'skip' }
  /** No more questions. */
  | { readonly kind: 'stop' }

export type Ask = (question: Question) => Promise<Answer>

const MOST_QUESTIONS = 8

/** Keeps the behaviours that agree with the answers, until they give the same in all calls. Empty where none agrees. */
export async function askUntilOne(
  behaviours: readonly Behaviour[],
  generated: readonly Generated[],
  by: {
    readonly ask: Ask
    readonly parse: Prober['parse']
    readonly open: (calls: readonly Call[]) => Promise<CallRunner | null>
  },
): Promise<readonly Behaviour[]> {
  const asked = new Set<number>()
  let left = behaviours
  let isAgain = false
  for (let questions = 0; left.length > 1 && questions < MOST_QUESTIONS; questions++) {
    const at = mostTelling(left, generated, asked)
    if (at === null) break
    const results = [...new Map(left.map(([{ results }]) => [resultKey(results[at]!), results[at]!])).values()]
    const answer = await by.ask({ call: generated[at]!.text, results, isAgain })
    if (answer.kind === 'stop') break
    const wanted =
      answer.kind === 'literal'
        ? await resultOf(answer.text, left[0]![0].program, by)
        : answer.kind === 'shown'
          ? answer.result
          : null
    isAgain = answer.kind === 'literal' && wanted === null
    if (isAgain) continue
    asked.add(at)
    if (wanted !== null) left = left.filter(([{ results }]) => resultKey(results[at]!) === resultKey(wanted))
  }
  return left
}

/** The call that divides the likely behaviours best, one like the tests' calls and short; `null` where none divides them. */
function mostTelling(
  behaviours: readonly Behaviour[],
  generated: readonly Generated[],
  asked: ReadonlySet<number>,
): number | null {
  let best: { readonly at: number; readonly score: number } | null = null
  for (const [at, { unlike, text }] of generated.entries()) {
    const information = asked.has(at) ? 0 : entropy(behaviours.map(([{ results }]) => resultKey(results[at]!)))
    const score = information / (1 + unlike) - text.length / 500
    if (information > 0 && (best === null || score > best.score)) best = { at, score }
  }
  return best?.at ?? null
}

/** In bits; the likelier behaviour, which stands before the others, weighs more. */
function entropy(keys: readonly string[]): number {
  const weights = new Map<string, number>()
  for (const [i, key] of keys.entries()) weights.set(key, (weights.get(key) ?? 0) + 1 / (1 + i))
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  return [...weights.values()].reduce((sum, weight) => sum - (weight / all) * Math.log2(weight / all), 0)
}

/** A literal as results are told; `null` for a text that is none. */
async function resultOf(text: string, program: string, by: Parameters<typeof askUntilOne>[2]): Promise<Result | null> {
  const value = readText(text, by.parse)
  const runner = value === null ? null : await by.open([valueCall(value.value)])
  if (runner === null) return null
  const [result] = await runner.run(program)
  await runner.close()
  return result ?? null
}

import { createChannel, type Placed } from './channel.ts'
import { fieldText } from './safe-text.ts'
import type { Field } from './field.ts'
import { fit, namesOf, omittedText } from './fit.ts'
import { estimateTokens } from './tokens.ts'

export interface Parts {
  readonly instructions: string
  /** In the order in which they are read. */
  readonly fields: readonly Field[]
  /** For instructions and input together, as `estimateTokens` counts. */
  readonly budgetTokens: number
}

export interface Composed {
  /** Fields only; the last, `omitted`, says what was left out. */
  readonly input: string
  /** Estimated, instructions included; never more than the budget. */
  readonly tokens: number
  /** Names of fields that are not there. */
  readonly dropped: readonly string[]
  /** Indices of the trace's events that are really shown. */
  readonly citable: ReadonlySet<number>
  /** Puts back into an answer's text what was hidden or escaped here. */
  readonly restore: (text: string) => string
}

/** What a field's name and delimiters take, and its name among those left out. */
const EMPTY_TOKENS = 40

/**
 * Puts fields together within a budget. Where there is no room the least relevant are shortened or dropped first, then the necessary ones
 * shortened, by their own means and if need be by cutting. Deterministic.
 * @throws RangeError where the budget has no room for the instructions and 40 tokens a field.
 */
export function compose({ instructions, fields, budgetTokens }: Parts): Composed {
  const ours = estimateTokens(instructions)
  const room = budgetTokens - ours
  if (room < EMPTY_TOKENS * (fields.length + 1)) throw new RangeError(`${budgetTokens} tokens are too few for this prompt`)
  const channel = createChannel(fields)
  const all = fields.map((field) => channel.place(field, field.text, false))
  const placed = fit(all, room, channel)
  const input = placed.map(({ field, text }) => fieldText(field.name, text)).join('') + omittedText(placed, all)
  return {
    input,
    tokens: ours + estimateTokens(input),
    dropped: namesOf(all.filter(({ field }) => !placed.some((one) => one.field === field))),
    citable: new Set(placed.flatMap(citableOf)),
    restore: channel.restore,
  }
}

function citableOf({ field, text }: Placed): number[] {
  const shown = new Set([...text.matchAll(/\[e(\d+)\]/g)].map(([, index]) => Number(index)))
  return field.events.filter((index) => shown.has(index))
}

import { measured, type Channel, type Placed } from './channel.ts'
import { cutToTokens } from './cut.ts'
import { fieldText } from './safe-text.ts'
import { estimateTokens } from './tokens.ts'

/** Less than so much of a field tells nothing. */
const LEAST_TOKENS = 60

/** What is so relevant is worth more than the last half of a necessary field that takes most of the room. */
const IMPORTANT = 0.8

/**
 * Takes away until all of it, with the words that say what is missing, has room: the least relevant fields first, and when only necessary
 * ones are left, from the longest of these.
 */
export function fit(all: readonly Placed[], room: number, channel: Channel): readonly Placed[] {
  const overOf = (placed: readonly Placed[]) => tokensOf(placed) + estimateTokens(omittedText(placed, all)) - room
  let placed = all
  for (;;) {
    const over = overOf(placed)
    if (over <= 0) return placed
    const least = leastRelevant(placed)
    const broad = placed.find((one) => one.field.relevance >= 1 && one.field.shorten && !one.isShort && one.tokens > room / 2)
    // That it was shortened takes words, too.
    const leftOf = (one: Placed) => one.tokens - overOf(replace(placed, one, { ...one, isShort: true }))
    if (least === null) placed = shortenLongest(placed, over, channel)
    else if (broad !== undefined && least.field.relevance >= IMPORTANT)
      placed = shortenBroad(placed, broad, Math.max(Math.floor(room / 2), leftOf(broad)), channel)
    else placed = takeFrom(placed, least, leftOf(least), channel)
  }
}

/** The last field, in our words; empty where nothing is missing. */
export function omittedText(placed: readonly Placed[], all: readonly Placed[]): string {
  const dropped = namesOf(all.filter((one) => !placed.some(({ field }) => field === one.field)))
  const short = namesOf(placed.filter(({ isShort }) => isShort))
  const said = [
    ...(dropped.length === 0 ? [] : [`Left out, for lack of room: ${dropped.join(', ')}.`]),
    ...(short.length === 0 ? [] : [`Shortened, for lack of room: ${short.join(', ')}.`]),
  ]
  return said.length === 0 ? '' : fieldText('omitted', said.join('\n'))
}

export function namesOf(placed: readonly Placed[]): string[] {
  return placed.map(({ field }) => field.name)
}

function tokensOf(placed: readonly Placed[]): number {
  return placed.reduce((sum, { tokens }) => sum + tokens, 0)
}

/** Of those that may go, and the last of equals; null where all are necessary. */
function leastRelevant(placed: readonly Placed[]): Placed | null {
  const least = placed.reduce<Placed | null>((a, b) => (a === null || b.field.relevance <= a.field.relevance ? b : a), null)
  return least === null || least.field.relevance >= 1 ? null : least
}

function takeFrom(placed: readonly Placed[], one: Placed, left: number, channel: Channel): readonly Placed[] {
  const own = one.isShort || left < LEAST_TOKENS ? null : shortened(one, left, channel)
  if (own === null) return placed.filter((other) => other !== one)
  return replace(placed, one, own.tokens <= left ? own : cut(own, left))
}

function shortenBroad(placed: readonly Placed[], one: Placed, left: number, channel: Channel): readonly Placed[] {
  return replace(placed, one, shortened(one, left, channel) ?? { ...one, isShort: true })
}

function shortenLongest(placed: readonly Placed[], over: number, channel: Channel): readonly Placed[] {
  const longest = placed.reduce((a, b) => (b.tokens > a.tokens ? b : a))
  if (longest.text === '') return placed.filter((one) => one !== longest)
  // Not all from one, where others are as long.
  const next = Math.max(0, ...placed.filter((one) => one !== longest).map(({ tokens }) => tokens))
  const left = Math.min(longest.tokens - 1, Math.max(longest.tokens - over, Math.floor(next * 0.8)))
  const own = longest.isShort ? null : shortened(longest, left, channel)
  return replace(placed, longest, own !== null && own.tokens <= left ? own : cut(longest, left))
}

function replace(placed: readonly Placed[], old: Placed, now: Placed): readonly Placed[] {
  return placed.map((one) => (one === old ? now : one))
}

/** By the field's own means, as long as wished with its delimiters, or nearly so; null without such means. */
function shortened({ field, tokens }: Placed, left: number, channel: Channel): Placed | null {
  if (field.shorten === undefined) return null
  const short = channel.place(field, field.shorten(left - delimiters(field.name)), true)
  return short.tokens < tokens ? short : null
}

function cut({ field, text }: Placed, left: number): Placed {
  return measured(field, cutToTokens(text, left - delimiters(field.name)), true)
}

function delimiters(name: string): number {
  return estimateTokens(fieldText(name, '')) + 1
}

import { InvalidArgumentError } from 'commander'
import { Price } from '#core'

/** Readers of options that are numbers. @throws InvalidArgumentError, which commander tells the user */
export function positive(text: string): number {
  const value = Number(text)
  if (value > 0 && Number.isFinite(value)) return value
  throw new InvalidArgumentError('It must be a number above 0.')
}

export function whole(text: string): number {
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number.')
}

export function wholePositive(text: string): number {
  if (/^\d{1,15}$/.test(text) && Number(text) > 0) return Number(text)
  throw new InvalidArgumentError('It must be a whole number above 0.')
}

/** What stands for no limit; commander keeps no null. */
export const NO_LIMIT = Number.POSITIVE_INFINITY

/** Takes a word, too, for no limit. */
export function orNoLimit(word: string, read: (text: string) => number): (text: string) => number {
  return (text) => (text === word ? NO_LIMIT : read(text))
}

export function wholeFromZero(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number, 0 or more.')
}

/** US dollars for a million tokens of questions and of answers: `0.25,2`; one number stands for both. */
export function price(text: string): Price {
  const [input, output = input, ...more] = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const read = Price.safeParse({ input, output })
  if (read.success && more.length === 0) return read.data
  throw new InvalidArgumentError('It must be US dollars for a million tokens in and out, such as 0.25,2.')
}

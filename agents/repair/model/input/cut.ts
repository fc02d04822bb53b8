import { estimateTokens } from './tokens.ts'

const CUT = '\n… cut here: there is no room'

/** Cut to so many characters, with words that say so; never in the middle of a character. */
export function cutToLength(text: string, most: number): string {
  return text.length <= most ? text : `${whole(text.slice(0, most))}${CUT}`
}

/** The beginning of a text, whole lines where that is most of it, with words that say that it was cut; empty where not even these fit. */
export function cutToTokens(text: string, most: number): string {
  if (estimateTokens(text) <= most) return text
  let [fits, tooLong] = [-1, text.length]
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    if (estimateTokens(text.slice(0, middle) + CUT) <= most) fits = middle
    else tooLong = middle
  }
  if (fits < 0) return ''
  const end = text.lastIndexOf('\n', fits)
  return `${whole(text.slice(0, end > fits / 2 ? end : fits))}${CUT}`
}

function whole(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text
}

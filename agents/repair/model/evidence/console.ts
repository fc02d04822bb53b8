import type { Field } from '../input/field.ts'
import { estimateTokens } from '../input/tokens.ts'
import { inline } from './inline.ts'

const LINE = 200
const MOST = 120
const LEAST = 4
const CAP = 8_000

/** What the program printed while its tests ran: the beginning and, where that is long, the end. */
export function consoleField(lines: readonly string[]): readonly Field[] {
  if (lines.length === 0) return []
  const texts = lines.flatMap((line) => line.split('\n')).map((line) => inline(line, LINE))
  const both = (most: number) => {
    if (texts.length <= most) return texts.join('\n')
    const [head, tail] = [Math.ceil(most * 0.7), Math.floor(most * 0.3)]
    return [...texts.slice(0, head), `… ${texts.length - most} lines not shown`, ...texts.slice(texts.length - tail)].join('\n')
  }
  const shorten = (tokens: number) => {
    let most = Math.min(texts.length, MOST)
    while (most > LEAST && estimateTokens(both(most)) > tokens) most = Math.floor(most * 0.8)
    return both(most)
  }
  return [{ name: 'output', text: both(MOST), relevance: 0.8, events: [], cap: CAP, shorten }]
}

import type { Field } from '../input/field.ts'
import { estimateTokens } from '../input/tokens.ts'

/** A line of a field, or several that belong together, and the events that it cites. */
export interface Line {
  readonly text: string
  readonly events: readonly number[]
}

/** A field of lines, the most important first: where there is no room, the last are left out. No lines, no field. */
export function linesField(name: string, relevance: number, lines: readonly Line[]): readonly Field[] {
  if (lines.length === 0) return []
  const text = lines.map((line) => line.text).join('\n')
  const shorten = (tokens: number) => {
    const kept = firstWithin(
      lines.map((line) => line.text),
      tokens,
    )
    return kept.length === lines.length ? text : [...kept, `… and ${lines.length - kept.length} more`].join('\n')
  }
  return [{ name, text, relevance, events: [...new Set(lines.flatMap(({ events }) => events))], shorten }]
}

/** The same without events. */
export function plainField(name: string, relevance: number, lines: readonly string[]): readonly Field[] {
  return linesField(
    name,
    relevance,
    lines.map((text) => ({ text, events: [] })),
  )
}

/** What the words about what is missing take. */
const REST = 10

function firstWithin(texts: readonly string[], tokens: number): string[] {
  const kept: string[] = []
  let left = tokens - REST
  for (const text of texts) {
    left -= estimateTokens(`${text}\n`)
    if (left < 0) break
    kept.push(text)
  }
  return kept
}

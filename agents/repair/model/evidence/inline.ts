import { oneLine } from '#core'

/** A text from a run on one line: its beginning and, where it is longer, its end. */
export function inline(text: string, most: number): string {
  const line = oneLine(text.length > 4 * most ? `${text.slice(0, 2 * most)} … ${text.slice(-most)}` : text).trim()
  if (line.length <= most) return line
  const tail = Math.floor(most / 4)
  return `${line.slice(0, most - tail - 3)} … ${line.slice(-tail)}`
}

/** So many of a list's lines, and in one more how many there are besides. */
export function some(lines: readonly string[], most: number): string[] {
  return lines.length <= most ? [...lines] : [...lines.slice(0, most), `… and ${lines.length - most} more`]
}

import type { Evidence, FaultReport, TestId, Trace } from '#core'
import { printable } from '../printable.ts'
import type { Paint } from '../style.ts'

/** What a diagnosis tells of, and how: `all` of it, or what fits on a screen. */
export interface Told {
  readonly path: string
  readonly source: string
  readonly fault: FaultReport
  /** `null` where there is none that can be trusted. */
  readonly trace: Trace | null
  readonly all: boolean
  readonly paint: Paint
}

/** No line is to be longer. */
export const WIDTH = 118

/** On one line, safe to print, and cut where it is longer. */
export function clip(text: string, max: number): string {
  const line = printable(
    text
      .slice(0, 10 * max)
      .replaceAll(/\s*[\n\r\t]\s*/g, ' ')
      .trim(),
    { max: 10 * max },
  )
  return line.length <= max ? line : `${head(line, max - 1)}…`
}

const CLOSED_BY: Readonly<Record<string, string>> = { '[': ']', '{': '}', '"': '"' }

/** A value's picture. One of a busy point may have been cut without a sign of it. */
export function clipValue(text: string, max: number): string {
  const end = CLOSED_BY[text.charAt(0)]
  return clip(end === undefined || text.endsWith(end) || text.endsWith('…') ? text : `${text}…`, max)
}

const LEAD = 12

/** Two texts that differ, each from a little before the place where they begin to, where they would be cut before it. */
export function clipPair(a: string, b: string, max: number): readonly [string, string] {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  const start = Math.max(a.length, b.length) <= max || same < max - LEAD ? 0 : Math.max(0, same - LEAD)
  const from = (text: string) => clip(start === 0 ? text : `…${text.slice(start)}`, max)
  return [from(a), from(b)]
}

/** How a test that does not end is ended, as the program sees it. */
const STOPPED = /^Error\("(?:used more steps than its share|took too long)"\)$/

/** How an error left a function. Of one that comes when the stack is full not even the name may be known. */
export function leftText(value: string, max: number): string {
  if (STOPPED.test(value)) return 'does not end'
  return `ends in ${value === '' || value === '<not shown>' ? 'an error' : clipValue(value, max)}`
}

/** What was seen at a point, in a sentence. */
export function seenText({ label, value }: Pick<Evidence, 'label' | 'value'>): string {
  const left = /^exception from (.+)$/s.exec(label)?.[1]
  if (left !== undefined) return `\`${clip(left, 60)}\` ${leftText(value, 60)}`
  if (label === value) return `\`${clip(label, 60)}\``
  return value === '' ? `\`${clip(label, 60)}\` is reached` : `\`${clip(label, 60)}\` is ${clipValue(value, 60)}`
}

/** Ids that say little are short; of nested ones the last part says most. */
const SHORT_ID = 12

export function isShortId(test: TestId): boolean {
  return test.length <= SHORT_ID
}

/** A test in a sentence. */
export function testName(test: TestId | null): string {
  if (test === null) return 'loading'
  return isShortId(test) ? clip(test, SHORT_ID) : `"${clip(test.split(' > ').at(-1)!, 60)}"`
}

export function testNames(tests: readonly TestId[]): string {
  const shown = tests.slice(0, 3).map(testName)
  const more = tests.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ').replace(/, ([^,]*)$/, ' and $1')
}

/** Words over as many lines as they need, each after the indent; what is longer than a line is broken. */
export function wrap(text: string, indent: string): string[] {
  const room = WIDTH - indent.length
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((whole) => pieces(whole, room))) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(indent + line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, indent + line]
}

function pieces(word: string, most: number): string[] {
  if (word.length <= most) return [word]
  const first = head(word, most)
  return [first, ...pieces(word.slice(first.length), most)]
}

/** The first so many units of a text; a character of two is not cut in half. */
function head(text: string, length: number): string {
  const first = text.slice(0, length)
  return /[\uD800-\uDBFF]$/.test(first) ? first.slice(0, -1) : first
}

/** So many of a list, and in one more line how many there are besides; `what` they are, in the plural. */
export function some<T>({ all }: Pick<Told, 'all'>, list: readonly T[], most: number, what: string, show: (item: T) => string[]) {
  const shown = all ? list : list.slice(0, most)
  const more = list.length - shown.length
  return [
    ...shown.flatMap(show),
    ...(more > 0 ? [`  … and ${more} more ${more === 1 ? what.replace(/s$/, '') : what}`.trimEnd()] : []),
  ]
}

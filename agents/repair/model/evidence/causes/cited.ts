import type { Evidence } from '#core'
import { inline } from '../inline.ts'

const LABEL = 80
const VALUE = 100

/** An event by its number. */
export function cited(event: number): string {
  return `[e${event}]`
}

/** What was seen, in words, with its number. */
export function seenText({ event, line, label, value }: Evidence): string {
  const left = /^exception from (.+)$/s.exec(label)?.[1]
  if (left !== undefined) return `${cited(event)} line ${line}: ${inline(left, LABEL)} ends in ${inline(value, VALUE)}`
  const what = value === '' || value === label ? inline(label, LABEL) : `${inline(label, LABEL)} is ${inline(value, VALUE)}`
  return `${cited(event)} line ${line}: ${what}`
}

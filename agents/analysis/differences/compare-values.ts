import { numberWords } from './number-words.ts'
import type { Pictured } from './read-value.ts'
import { textWords } from './text-words.ts'

/** The part of a value that is not as it should be. */
export interface Part {
  /** Way to it, such as `[1].name`. */
  readonly path: string
  readonly expected: string
  readonly actual: string
  readonly how: string
}

/** The first part that differs, and how; of a list or a record as a whole where it is the whole that differs. */
export function compareValues(actual: Pictured, expected: Pictured, path = ''): Part {
  const part = (how: string): Part => ({ path, expected: expected.text, actual: actual.text, how })
  if (actual.kind === 'number' && expected.kind === 'number') return part(numberWords(actual.value, expected.value))
  if (actual.kind === 'text' && expected.kind === 'text')
    return compareTexts(actual, expected, path) ?? part(textWords(actual.value, expected.value))
  if (actual.kind === 'list' && expected.kind === 'list' && actual.name === expected.name) {
    const whole = listWords(actual, expected)
    if (whole !== null) return part(whole)
    const at = differing(actual.items, expected.items)
    if (at.length === 0) return part('the same as far as it is shown')
    return withMore(compareValues(actual.items[at[0]!]!, expected.items[at[0]!]!, `${path}[${at[0]}]`), at.length - 1)
  }
  if (actual.kind === 'record' && expected.kind === 'record') {
    const whole = recordWords(actual, expected)
    if (whole !== null) return part(whole)
    const keys = [...expected.entries.keys()].filter((key) => actual.entries.get(key)!.text !== expected.entries.get(key)!.text)
    const key = keys[0]
    if (key === undefined) return part('the same as far as it is shown')
    const step = /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`
    return withMore(compareValues(actual.entries.get(key)!, expected.entries.get(key)!, path + step), keys.length - 1)
  }
  return part(kindWords(actual, expected))
}

type List = Extract<Pictured, { kind: 'list' }>
type Record = Extract<Pictured, { kind: 'record' }>
type Text = Extract<Pictured, { kind: 'text' }>

/** Values that the test compares as JSON are compared as what they are. */
function compareTexts(actual: Text, expected: Text, path: string): Part | null {
  if (!/^[[{]/.test(actual.value) || !/^[[{]/.test(expected.value) || actual.isCut || expected.isCut) return null
  try {
    const read = (text: string) => ofJson(JSON.parse(text) as unknown, text)
    return compareValues(read(actual.value), read(expected.value), path)
  } catch {
    return null
  }
}

function ofJson(value: unknown, text: string): Pictured {
  if (typeof value === 'number') return { kind: 'number', value, text }
  if (typeof value === 'string') return { kind: 'text', value, isCut: false, text }
  if (Array.isArray(value))
    return { kind: 'list', name: '', items: value.map((item) => ofJson(item, JSON.stringify(item))), isCut: false, text }
  if (typeof value !== 'object' || value === null) return { kind: 'other', text }
  const entries = Object.entries(value).map(([key, item]) => [key, ofJson(item, JSON.stringify(item))] as const)
  return { kind: 'record', name: '', entries: new Map(entries), isCut: false, text }
}

function differing(actual: readonly Pictured[], expected: readonly Pictured[]): number[] {
  const count = Math.min(actual.length, expected.length)
  return Array.from({ length: count }, (_, i) => i).filter((i) => actual[i]!.text !== expected[i]!.text)
}

function withMore(part: Part, more: number): Part {
  return more === 0 || part.how.includes(' other part')
    ? part
    : { ...part, how: `${part.how}; ${more} other part${more === 1 ? '' : 's'} differ${more === 1 ? 's' : ''}` }
}

/** How two lists differ as wholes; `null` where single elements do. */
function listWords(actual: List, expected: List): string | null {
  if (actual.isCut || expected.isCut) return null
  const [has, lacks] = [surplus(actual.items, expected.items), surplus(expected.items, actual.items)]
  const difference = actual.items.length - expected.items.length
  if (has.length === 0 && lacks.length === 0 && difference === 0) {
    return differing(actual.items, expected.items).length > 0 && actual.items.length > 1 ? 'same elements, other order' : null
  }
  if (difference > 0) return `${elements(difference)} too many${lacks.length === 0 ? `: ${textsOf(has)}` : ''}`
  if (difference < 0) return `${elements(-difference)} too few${has.length === 0 ? `: ${textsOf(lacks)}` : ''}`
  return null
}

/** Elements of the first list that the other does not have as often. */
function surplus(items: readonly Pictured[], others: readonly Pictured[]): Pictured[] {
  const left = others.map(({ text }) => text)
  return items.filter(({ text }) => {
    const at = left.indexOf(text)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function elements(count: number): string {
  return count === 1 ? 'one element' : `${count} elements`
}

function textsOf(items: readonly Pictured[]): string {
  const texts = items.slice(0, 3).map(({ text }) => text)
  return items.length > 3 ? `${texts.join(', ')}, …` : texts.join(', ')
}

function recordWords(actual: Record, expected: Record): string | null {
  if (actual.isCut || expected.isCut) {
    return [...expected.entries.keys()].every((key) => actual.entries.has(key)) ? null : 'another object'
  }
  if (actual.name !== expected.name) return `${named(actual)} instead of ${named(expected)}`
  const missing = [...expected.entries.keys()].filter((key) => !actual.entries.has(key))
  const extra = [...actual.entries.keys()].filter((key) => !expected.entries.has(key))
  if (missing.length === 0 && extra.length === 0) return null
  const words = [
    missing.length > 0 ? `${missing.join(', ')} missing` : '',
    extra.length > 0 ? `${extra.join(', ')} too much` : '',
  ]
  return words.filter((word) => word !== '').join('; ')
}

function kindWords(actual: Pictured, expected: Pictured): string {
  if (actual.kind === 'text' && expected.kind === 'number' && actual.value === expected.text) return 'the number as a text'
  if (actual.kind === 'number' && expected.kind === 'text' && expected.value === actual.text)
    return 'a number instead of its text'
  if (actual.kind === 'list' && actual.items.length === 1 && actual.items[0]!.text === expected.text)
    return 'in a list of its own'
  if (expected.kind === 'list' && expected.items.length === 1 && expected.items[0]!.text === actual.text) return 'not in a list'
  return `${named(actual)} instead of ${named(expected)}`
}

/** What kind of value it is; of words such as `undefined`, the word. */
function named(value: Pictured): string {
  if (value.kind === 'number') return 'a number'
  if (value.kind === 'text') return 'a text'
  if (value.kind === 'list') return value.name === '' ? 'a list' : `a ${value.name}`
  if (value.kind === 'record') return value.name === '' ? 'an object' : `a ${value.name}`
  return value.text === '' ? 'nothing' : value.text
}

import { readValue, type Pictured } from '../../../analysis/differences/read-value.ts'

/** A value that was seen whole: a primitive, or a list of such. */
export type Value = string | number | boolean | null | undefined | readonly Value[]

/** What a picture leaves open. */
export const UNKNOWN = Symbol('unknown')
export type Seen = Value | typeof UNKNOWN

/** Reads the picture of a value; unknown where it was cut, or where it is no plain data. */
export function seenIn(text: string): Seen {
  return valueOf(readValue(text))
}

function valueOf(picture: Pictured): Seen {
  switch (picture.kind) {
    case 'number':
      return picture.value
    case 'text':
      return picture.isCut ? UNKNOWN : picture.value
    case 'list': {
      if (picture.isCut || picture.name !== '') return UNKNOWN
      const items = picture.items.map(valueOf)
      return items.includes(UNKNOWN) ? UNKNOWN : (items as Value[])
    }
    case 'other':
      return WORDS.has(picture.text) ? WORDS.get(picture.text)! : UNKNOWN
    default:
      return UNKNOWN
  }
}

const WORDS: ReadonlyMap<string, Seen> = new Map<string, Seen>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
])

/** Equal values have equal keys, also where JSON would make them alike. */
export function keyOf(value: Value): string {
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(keyOf).join()}]`
  return typeof value === 'string' ? JSON.stringify(value) : Object.is(value, -0) ? '-0' : String(value)
}

import { pick, type Random } from './random.ts'
import { isList, isRecord, type Value, type ValueRecord } from './value.ts'

/** What was observed anywhere in the calls: new values are made of it. */
export interface Material {
  readonly numbers: readonly number[]
  readonly strings: readonly string[]
  readonly chars: readonly string[]
}

export function materialOf(values: readonly Value[]): Material {
  const numbers = new Set<number>([0, 1, 2])
  const strings = new Set<string>()
  const visit = (value: Value): void => {
    if (typeof value === 'number') numbers.add(value)
    else if (typeof value === 'string') strings.add(value)
    else if (isList(value)) value.forEach(visit)
    else if (isRecord(value)) Object.values(value).forEach(visit)
  }
  values.forEach(visit)
  const chars = new Set([...strings].flatMap((text) => Array.from(text)))
  // The signs beside the observed ones too, and those that divide words: tests show only a few.
  for (const char of [...chars].filter((one) => /[a-y0-8]/i.test(one))) chars.add(String.fromCharCode(char.charCodeAt(0) + 1))
  for (const char of ['a', ' ', '1']) chars.add(char)
  return { numbers: [...numbers], strings: [...strings], chars: [...chars] }
}

/** The few nearest and simplest other values, in a fixed order. */
export function simpleVariants(value: Value): readonly Value[] {
  if (typeof value === 'number') return [value + 1, value - 1, 0, 1, 2, -value, value * 2, value + 0.5]
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'string') {
    if (/^-?\d{1,9}(?:\.\d+)?$/.test(value)) return [...simpleVariants(Number(value)).map(String), value + value, '']
    const swapped = value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase()
    return [
      value.slice(0, 1),
      value.slice(1),
      value.slice(0, -1),
      value + value,
      Array.from(value).reverse().join(''),
      swapped,
      '',
    ]
  }
  if (!isList(value)) return []
  return [value.slice(0, 1), value.slice(1), value.slice(0, -1), value.toReversed(), [...value, ...value.slice(0, 1)], []]
}

/** One random change; values that nothing is known to change come back as they are. */
export function mutate(value: Value, material: Material, random: Random): Value {
  if (typeof value === 'number') return mutateNumber(value, material, random)
  if (typeof value === 'boolean') return !value
  if (typeof value === 'string') return mutateText(value, material, random)
  if (isList(value)) return mutateList(value, material, random)
  return isRecord(value) ? mutateRecord(value, material, random) : value
}

function mutateNumber(value: number, { numbers }: Material, random: Random): number {
  const isWhole = Number.isInteger(value)
  switch (random(9)) {
    case 0:
      return value + 1
    case 1:
      return value - 1
    case 2:
      return -value
    case 3:
      return value * 2
    case 4:
      return isWhole ? Math.trunc(value / 2) : Math.round(value)
    case 5:
      return value + random(19) - 9
    case 6:
      return value + 0.5
    case 7:
      return isWhole ? random(2 * Math.min(Math.abs(value), 1_000) + 10) : value + (random(200) - 100) / 100
    default:
      return pick(numbers, random)
  }
}

function mutateText(value: string, material: Material, random: Random): string {
  const { strings, chars } = material
  const list = Array.from(value)
  const at = random(list.length + 1)
  switch (random(/\d/.test(value) ? 13 : 10)) {
    case 0:
      return list.toSpliced(at, 1).join('')
    case 1:
      return list.toSpliced(at, 0, ...list.slice(at, at + 1)).join('')
    case 2:
      return list.toSpliced(at, 0, pick(chars, random)).join('')
    case 3:
      return list.toSpliced(at, 1, pick(chars, random)).join('')
    case 4:
      return list.toSpliced(at, 2, ...list.slice(at, at + 2).reverse()).join('')
    case 5:
      return list.map((char, i) => (i === at ? otherCase(char) : char)).join('')
    case 6:
      return value.slice(at) + value.slice(0, at)
    case 7:
      return Array.from({ length: 1 + random(8) }, () => pick(chars, random)).join('')
    case 8:
      return value + (strings.length > 0 && value.length < 40 ? pick(strings, random) : '')
    case 9:
      return strings.length > 0 ? pick(strings, random) : value
    default:
      return withOtherNumber(value, material, random)
  }
}

/** One of the numbers that the text holds changed, in as many digits at least. */
function withOtherNumber(value: string, material: Material, random: Random): string {
  const { 0: digits, index } = pick([...value.matchAll(/\d+(?:\.\d+)?/g)], random)
  const number = String(mutateNumber(Number(digits), material, random))
  return value.slice(0, index) + number.padStart(digits.length, '0') + value.slice(index + digits.length)
}

function otherCase(char: string): string {
  return char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase()
}

function mutateList(value: readonly Value[], material: Material, random: Random): Value {
  const at = random(Math.max(1, value.length))
  switch (value.length === 0 ? 7 : random(8)) {
    case 0:
      return value.toSpliced(at, 1)
    case 1:
      return value.toSpliced(at, 0, value[at])
    case 2:
      return value.toReversed()
    case 3:
      return shuffled(value, random)
    case 4:
      return value.slice(0, 1 + random(value.length))
    case 5:
      return value.toSpliced(at, 0, mutate(value[at], material, random))
    case 6:
      return value.map((item) => (random(2) === 0 ? mutate(item, material, random) : item))
    default:
      return value.map((item, i) => (i === at ? mutate(item, material, random) : item))
  }
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = random(i + 1)
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}

function mutateRecord(value: ValueRecord, material: Material, random: Random): Value {
  const keys = Object.keys(value)
  if (keys.length === 0) return value
  const key = pick(keys, random)
  if (random(6) === 0) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
  return { ...value, [key]: mutate(value[key], material, random) }
}

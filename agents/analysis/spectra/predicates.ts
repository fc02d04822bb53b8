import { VALUE_TYPES, type TraceEvent, type ValueSnapshot } from '#core'

/** What may hold of a value, of how it changed since it was last seen there, and of when. At most 31: a set of them is one number. */
export const PREDICATES = [
  ...VALUE_TYPES,
  'true',
  'false',
  'positive',
  'negative',
  'zero',
  'not-a-number',
  'infinite',
  'fractional',
  'empty',
  'grows',
  'falls',
  'stays',
  'grows-by-assignment',
  'falls-by-assignment',
  'stays-by-assignment',
  'first-turn',
  'last-turn',
] as const
export type Predicate = (typeof PREDICATES)[number]

/** A set of predicates, one bit for each. */
export type PredicateSet = number

export const BIT = Object.fromEntries(PREDICATES.map((name, i) => [name, 1 << i])) as Readonly<Record<Predicate, PredicateSet>>

/** What holds of the event, `previous` being the value that the same call saw there before. */
export function predicatesOf({ value, before }: TraceEvent, previous: ValueSnapshot | null): PredicateSet {
  if (value === null) return 0
  const since = previous === null ? 0 : BIT[SINCE[1 + change(previous, value)]!]
  const assigned = before === undefined ? 0 : BIT[ASSIGNED[1 + change(before, value)]!]
  return BIT[value.type] | ofValue(value) | since | assigned
}

const SINCE = ['falls', 'stays', 'grows'] as const
const ASSIGNED = ['falls-by-assignment', 'stays-by-assignment', 'grows-by-assignment'] as const

function ofValue({ type, text, size }: ValueSnapshot): PredicateSet {
  if (type === 'boolean') return text === 'true' ? BIT.true : BIT.false
  if (type === 'number') return ofNumber(Number(text))
  return size === 0 ? BIT.empty : 0
}

function ofNumber(value: number): PredicateSet {
  if (Number.isNaN(value)) return BIT['not-a-number']
  const sign = value > 0 ? BIT.positive : value < 0 ? BIT.negative : BIT.zero
  return sign | (Number.isFinite(value) ? (Number.isInteger(value) ? 0 : BIT.fractional) : BIT.infinite)
}

/** 1 where the value is more than the one before (or, of texts and arrays, longer), -1 where it is less, else 0. */
function change(before: ValueSnapshot, after: ValueSnapshot): -1 | 0 | 1 {
  const [from, to] = [amount(before), amount(after)]
  return to > from ? 1 : to < from ? -1 : 0
}

function amount({ type, text, size }: ValueSnapshot): number {
  return type === 'number' ? Number(text) : (size ?? 0)
}

import { type Call, isList, isRecord, toSource, type Value } from './value.ts'

/**
 * Counts what every observed call keeps and this one does not: kinds, signs, alphabets, order, lengths, relations between arguments.
 * 0 for a call like the observed ones; what a program does with others says less about it.
 */
export type Domain = (args: readonly Value[]) => number

/** How many habits of the observed values at one place a value breaks. */
type Habits = (value: Value) => number

/** A value of another kind is further off than one that breaks a habit. */
const OTHER_KIND = 4
const DEEPEST = 4

/** @param calls at least one, all of one function */
export function learnDomain(calls: readonly Call[]): Domain {
  const width = Math.max(...calls.map(({ args }) => args.length))
  const places = Array.from({ length: width }, (_, i) => habitsOf(calls.flatMap(({ args }) => (i in args ? [args[i]] : []))))
  const lengths = new Set(calls.map(({ args }) => args.length))
  const kept = relations(width).filter((relation) => calls.every(({ args }) => relation(args)))
  return (args) =>
    (lengths.has(args.length) ? 0 : OTHER_KIND) +
    args.reduce<number>((sum, value, i) => sum + (places[i]?.(value) ?? OTHER_KIND), 0) +
    kept.filter((relation) => !relation(args)).length
}

function kindOf(value: Value): string {
  if (value === null || value === undefined) return String(value)
  if (isList(value)) return 'list'
  return isRecord(value) ? 'record' : typeof value
}

function habitsOf(values: readonly Value[], depth = 0): Habits {
  const kinds = new Set(values.map(kindOf))
  const checks: ((value: Value) => boolean)[] = []
  for (const habit of HABITS) if (values.every(habit)) checks.push(habit)
  const sizes = new Set(values.map(lengthOf))
  if (sizes.size === 1 && new Set(values.map(toSource)).size > 1) checks.push((value) => sizes.has(lengthOf(value)))
  const signs = new Set(values.flatMap((value) => (typeof value === 'string' ? Array.from(value).map(classOf) : [])))
  const items = depth < DEEPEST ? values.flatMap((value) => (isList(value) ? value : [])) : []
  const ofItems = items.length > 0 ? habitsOf(items, depth + 1) : null
  const ofKeys = depth < DEEPEST ? recordHabits(values, depth) : null
  return (value) => {
    if (!kinds.has(kindOf(value))) return OTHER_KIND
    const broken = checks.filter((check) => !check(value)).length
    if (typeof value === 'string') return broken + (Array.from(value).some((char) => !signs.has(classOf(char))) ? 1 : 0)
    if (isList(value)) return broken + Math.max(0, ...value.map((item) => ofItems?.(item) ?? 0))
    return broken + (isRecord(value) && ofKeys !== null ? ofKeys(value) : 0)
  }
}

/** What holds for values of other kinds holds in vain. */
const HABITS: readonly ((value: Value) => boolean)[] = [
  (value) => typeof value !== 'number' || Number.isInteger(value),
  (value) => typeof value !== 'number' || value >= 0,
  (value) => typeof value !== 'number' || value !== 0,
  (value) => typeof value !== 'number' || Math.abs(value) <= 1_000,
  (value) => lengthOf(value) !== 0,
  (value) => typeof value !== 'string' || /^-?\d+(\.\d+)?$/.test(value),
  (value) => typeof value !== 'string' || isBalanced(value),
  (value) => typeof value !== 'string' || (value === value.trim() && !value.includes('  ')),
  (value) => !isList(value) || value.every((item, i) => i === 0 || isInOrder(value[i - 1], item)),
  (value) => !isList(value) || new Set(value.map(toSource)).size === value.length,
]

/** What cannot be compared is in any order. */
function isInOrder(before: Value, after: Value): boolean {
  if (typeof before === 'number' && typeof after === 'number') return before <= after
  return typeof before !== 'string' || typeof after !== 'string' || before <= after
}

function recordHabits(values: readonly Value[], depth: number): Habits {
  const byKey = new Map<string, Value[]>()
  for (const value of values) {
    if (isRecord(value)) for (const [key, of] of Object.entries(value)) byKey.set(key, [...(byKey.get(key) ?? []), of])
  }
  const habits = new Map([...byKey].map(([key, of]) => [key, habitsOf(of, depth + 1)]))
  return (value) => Object.entries(value as object).reduce((sum, [key, of]) => sum + (habits.get(key)?.(of as Value) ?? 1), 0)
}

function lengthOf(value: Value): number {
  return typeof value === 'string' || isList(value) ? value.length : -1
}

/** Letters, digits and blanks are alike among themselves; every other sign is for itself. */
function classOf(char: string): string {
  if (/[a-z]/.test(char)) return 'a'
  if (/[A-Z]/.test(char)) return 'A'
  return /\d/.test(char) ? '0' : char
}

function isBalanced(text: string): boolean {
  let open = 0
  for (const char of text) {
    if ('([{<'.includes(char)) open += 1
    else if (')]}>'.includes(char) && --open < 0) return false
  }
  return open === 0
}

/** What may hold between two arguments. */
function relations(width: number): ((args: readonly Value[]) => boolean)[] {
  const pairs = Array.from({ length: width }, (_, i) => Array.from({ length: width }, (_, j) => [i, j] as const)).flat()
  return pairs.flatMap(([i, j]) => {
    if (i === j) return []
    return [
      (args) => lengthOf(args[i]) >= 0 && lengthOf(args[i]) === lengthOf(args[j]),
      (args) => typeof args[i] === 'number' && lengthOf(args[j]) >= 0 && args[i] <= lengthOf(args[j]),
      (args) => typeof args[i] === 'number' && typeof args[j] === 'number' && args[i] <= args[j],
      (args) => isWithin(args[i], args[j]),
    ] satisfies ((args: readonly Value[]) => boolean)[]
  })
}

function isWithin(item: Value, whole: Value): boolean {
  if (isList(whole)) return whole.some((one) => toSource(one) === toSource(item))
  return typeof whole === 'string' && typeof item === 'string' && whole.includes(item)
}

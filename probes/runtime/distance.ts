import type { LeafEqual } from './leaf-equal.ts'
import type { OwnData } from './own-data.ts'

/** How far one value is from another, 0 (equal, as far as is looked) to 1 (nothing in common). */
export type Distance = (actual: unknown, expected: unknown) => number

/**
 * Compares what a test got with what it expects: numbers by their relative difference, texts by edits, lists and objects member by member.
 * Looks at so much at most, and runs no code of the values: own data properties only. Self-contained.
 */
export function createDistance({ isProxy, own }: OwnData, leaves: LeafEqual): Distance {
  const DEEPEST = 4
  const MOST_LOOKS = 200
  const MOST_MEMBERS = 32
  /** Longer texts are compared by what they start and end with alone. */
  const MOST_SIGNS = 64
  /** Values of different kinds that are written alike, such as `3` and `'3'`; of one kind, but not looked into. */
  const ALIKE = 0.3
  const OF_ONE_KIND = 0.5
  const { apply, ownKeys } = Reflect
  const { getPrototypeOf, is, hasOwn } = Object
  const { isArray } = Array
  const objectPrototype: object = Object.prototype
  const { getTime } = Date.prototype
  const [toText, toNumber] = [String, Number]
  const { abs, max, min } = Math
  const row = new Uint8Array(MOST_SIGNS + 1)
  let looks = 0

  function ofNumbers(a: number, b: number): number {
    if (is(a, b) || a === b) return 0
    const difference = abs(a - b) / max(1, abs(b))
    return difference < Infinity ? difference / (1 + difference) : 1
  }

  /** Levenshtein's distance of `a` and `b` between their common start and end, in parts of the longer one's length. */
  function ofTexts(a: string, b: string): number {
    const longer = max(a.length, b.length)
    const shorter = min(a.length, b.length)
    let start = 0
    while (start < shorter && start < 4 * MOST_SIGNS && a[start] === b[start]) start++
    let end = 0
    while (end < shorter - start && end < 4 * MOST_SIGNS && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
    const [rows, columns] = [a.length - start - end, b.length - start - end]
    if (rows === 0 || columns === 0 || rows > MOST_SIGNS || columns > MOST_SIGNS) return max(rows, columns) / max(1, longer)
    for (let j = 0; j <= columns; j++) row[j] = j
    for (let i = 1; i <= rows; i++) {
      const sign = a[start + i - 1]
      let diagonal = row[0]!
      row[0] = i
      for (let j = 1; j <= columns; j++) {
        const kept = diagonal + (sign === b[start + j - 1] ? 0 : 1)
        const left = row[j - 1]! + 1
        diagonal = row[j]!
        const above = diagonal + 1
        row[j] = kept < left ? (kept < above ? kept : above) : left < above ? left : above
      }
    }
    return row[columns]! / longer
  }

  /** Item by item from the start, or from the end where that fits better: an item too many at the start moves all others. */
  function ofLists(a: object, b: object, depth: number): number {
    const [rows, columns] = [own(a, 'length') as number, own(b, 'length') as number]
    const shorter = min(rows, columns)
    if (shorter === 0) return rows === columns ? 0 : 1
    const shift = rows - columns
    const fromStart = ofItems(a, b, 0, 0, shorter, depth)
    const best =
      shift === 0 || fromStart === 0 ? fromStart : min(fromStart, ofItems(a, b, max(shift, 0), max(-shift, 0), shorter, depth))
    return (best * shorter + abs(shift)) / max(rows, columns)
  }

  /** The mean of the first items from two places on. */
  function ofItems(a: object, b: object, atA: number, atB: number, count: number, depth: number): number {
    const many = min(count, MOST_MEMBERS)
    let sum = 0
    for (let i = 0; i < many; i++) sum += of(own(a, atA + i), own(b, atB + i), depth)
    return sum / many
  }

  function ofObjects(a: object, b: object, depth: number): number {
    const keys = ownKeys(b)
    const others = ownKeys(a)
    const many = min(keys.length, MOST_MEMBERS)
    let sum = 0
    for (let i = 0; i < many; i++) sum += hasOwn(a, keys[i]!) ? of(own(a, keys[i]!), own(b, keys[i]!), depth) : 1
    let extra = 0
    for (let i = 0; i < others.length && i < MOST_MEMBERS; i++) if (!hasOwn(b, others[i]!)) extra++
    return many + extra === 0 ? 0 : (sum + extra) / (many + extra)
  }

  function ofOthers(a: object, b: object): number {
    const kind = leaves.kindOf(a)
    if (kind !== leaves.kindOf(b)) return 1
    if (kind === 'Date') return ofNumbers(apply(getTime, a, []), apply(getTime, b, []))
    return OF_ONE_KIND
  }

  const isPlain = (value: object) => {
    const prototype = getPrototypeOf(value)
    return prototype === objectPrototype || prototype === null
  }

  function of(a: unknown, b: unknown, depth: number): number {
    if (a === b) return 0
    if (++looks > MOST_LOOKS) return 1
    if (typeof a === 'number' && typeof b === 'number') return ofNumbers(a, b)
    if (typeof a === 'string' && typeof b === 'string') return ofTexts(a, b)
    if (typeof a === 'bigint' && typeof b === 'bigint') return ofNumbers(toNumber(a), toNumber(b))
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
      const areWritten = (typeof a === 'string' || typeof b === 'string') && isWritten(a) && isWritten(b)
      return areWritten && toText(a) === toText(b) ? ALIKE : 1
    }
    if (isProxy(a) || isProxy(b)) return 1
    if (isArray(a) !== isArray(b)) return 1
    if (depth === DEEPEST) return OF_ONE_KIND
    if (isArray(a)) return ofLists(a, b, depth + 1)
    return isPlain(a) && isPlain(b) ? ofObjects(a, b, depth + 1) : ofOthers(a, b)
  }

  const isWritten = (value: unknown) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

  return (actual, expected) => {
    looks = 0
    return of(actual, expected, 0)
  }
}

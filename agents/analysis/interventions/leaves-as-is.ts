import type { Change, ChangeFunction, TestId, Trace, ValueSnapshot } from '#core'

const WHOLE = /^-?\d+$/
const NOT_NEGATIVE = /^\d/
const TO_WHOLE: ReadonlySet<ChangeFunction> = new Set<ChangeFunction>(['floor', 'ceil', 'round', 'truncated'])

/** Points of which the trace has every value that failing tests saw: nothing was dropped, and nothing came by outside of all tests. */
export function wholePoints({ events, spectra }: Trace, failed: ReadonlySet<TestId>): ReadonlySet<number> {
  const missing = new Map<number, number>()
  for (const { test, counts } of spectra) {
    if (failed.has(test)) for (const [point, count] of counts) missing.set(point, (missing.get(point) ?? 0) + count)
  }
  for (const { point, test, value } of events) {
    if (test === null) missing.delete(point)
    else if (value !== null && failed.has(test)) missing.set(point, (missing.get(point) ?? 0) - 1)
  }
  return new Set([...missing].flatMap(([point, count]) => (count === 0 ? [point] : [])))
}

/** Whether a change makes of every value that was seen that very value; false where that cannot be told. */
export function leavesAsIs(change: Change, seen: readonly ValueSnapshot[]): boolean {
  if (change.kind === 'function') return seen.every((value) => stays(change.function, value))
  if (change.kind === 'value') return seen.every((value) => isValue(change.value, value))
  return false
}

function stays(name: ChangeFunction, { type, text, size }: ValueSnapshot): boolean {
  if (type === 'number') return TO_WHOLE.has(name) ? WHOLE.test(text) : name === 'absolute' && NOT_NEGATIVE.test(text)
  const plain = type === 'string' ? textOf(text, size) : null
  if (plain === null) return false
  if (name === 'lower-case') return plain.toLowerCase() === plain
  if (name === 'upper-case') return plain.toUpperCase() === plain
  return name === 'trimmed' && plain.trim() === plain
}

function isValue(value: unknown, { type, text, size }: ValueSnapshot): boolean {
  if (typeof value === 'string') return type === 'string' && textOf(text, size) === value
  return text === String(value) && type === (value === null ? 'null' : typeof value)
}

/** A text as it was, where its picture is neither cut nor escaped. */
function textOf(pictured: string, size: number | undefined): string | null {
  return size === pictured.length - 2 ? pictured.slice(1, -1) : null
}

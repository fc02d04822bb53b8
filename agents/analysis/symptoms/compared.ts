/** A part of two values that differs, with the way to it, such as `[1].name`; empty for the whole. */
export interface Leaf {
  readonly path: string
  readonly expected: unknown
  readonly actual: unknown
}

const WORDS = new Map<string, unknown>([
  ['undefined', undefined],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
])

/**
 * The parts in which two compared values differ, leaf by leaf, from their texts in the failure; `null` where a text cannot be read back, as one that
 * was cut. Where both are texts of JSON, what they hold is compared.
 */
export function differingLeaves(expected: string | undefined, actual: string | undefined): Leaf[] | null {
  const [a, b] = [read(expected), read(actual)]
  if (a === null || b === null) return null
  if (typeof a.value !== 'string' || typeof b.value !== 'string') return leaves(a.value, b.value, '')
  const [inA, inB] = [read(a.value), read(b.value)]
  return inA !== null && inB !== null ? leaves(inA.value, inB.value, '') : leaves(a.value, b.value, '')
}

function read(text: string | undefined): { readonly value: unknown } | null {
  if (text === undefined) return null
  if (WORDS.has(text)) return { value: WORDS.get(text) }
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return null
  }
}

function leaves(expected: unknown, actual: unknown, path: string): Leaf[] {
  if (Object.is(expected, actual)) return []
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length === actual.length) {
    return expected.flatMap((item, i) => leaves(item, actual[i], `${path}[${i}]`))
  }
  if (isRecord(expected) && isRecord(actual) && Object.keys(expected).join() === Object.keys(actual).join()) {
    return Object.keys(expected).flatMap((key) => leaves(expected[key], actual[key], `${path}.${key}`))
  }
  return [{ path, expected, actual }]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a value is, in a word with its article. */
export function typeWord(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return 'a text'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

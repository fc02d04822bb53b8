import { expressionOf } from '../../../expression-of.ts'
import type { RepairContext, TestFailure } from '#core'
import type { Kind } from './kinds.ts'
import { literalValue } from './literal-value.ts'
import { transformsOf, type Pair, type Transform } from '../stock/transforms.ts'

/** What a result may be, as far as its text tells. */
export type ResultKind = Exclude<Kind, 'function'> | 'null'

/** What the failing tests want and did not get. Empty where their assertions compare no two values. */
export interface Expectations {
  /** Kinds of results that are wanted and were never given. */
  readonly wanted: ReadonlySet<ResultKind>
  /** The one kind that all failing tests were given; `unknown` where they differ. */
  readonly given: ResultKind
  /** The few short results that are wanted, as source text. */
  readonly values: readonly string[]
  /** What makes the wrong result the wanted one in every failing test. */
  readonly transforms: readonly Transform[]
}

/** More different results than this are no fixed set of answers. */
const MOST_VALUES = 4
const LONGEST_VALUE = 24
/** Failing tests whose values are looked at. */
const MOST_PAIRS = 16

export function expectationsOf({ baseline, parse }: Pick<RepairContext, 'baseline' | 'parse'>): Expectations {
  const failures: readonly TestFailure[] = baseline.flatMap((test) => (test.status === 'failed' ? [test.failure] : []))
  const compared = failures.filter(isComparison)
  const given = new Set(compared.map(({ actual }) => kindOfText(actual)))
  const wanted = new Set(
    compared.map(({ expected }) => kindOfText(expected)).filter((kind) => kind !== 'unknown' && !given.has(kind)),
  )
  const values = [...new Set(compared.map(({ expected }) => expected.trim()))]
  const isFewValues =
    values.length <= MOST_VALUES && values.every((value) => value.length <= LONGEST_VALUE && isScalar(kindOfText(value)))
  const pairs = compared.length === failures.length ? readPairs(compared.slice(0, MOST_PAIRS), parse) : []
  return {
    wanted,
    given: given.size === 1 ? [...given][0]! : 'unknown',
    values: isFewValues ? values : [],
    transforms: transformsOf(pairs),
  }
}

function isComparison(failure: TestFailure): failure is TestFailure & { readonly expected: string; readonly actual: string } {
  return failure.expected !== undefined && failure.actual !== undefined
}

function isScalar(kind: ResultKind): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'null'
}

/** Reads the kind off the JavaScript-like text of a value. */
export function kindOfText(text: string): ResultKind {
  const value = text.trim()
  if (/^(?:true|false)$/.test(value)) return 'boolean'
  if (/^(?:null|undefined)$/.test(value)) return 'null'
  if (/^(?:-?[\d.]+(?:e[+-]?\d+)?|-?Infinity|NaN)$/.test(value)) return 'number'
  if (/^(['"`]).*\1$/s.test(value)) return 'string'
  if (value.startsWith('[')) return 'array'
  return value.startsWith('{') ? 'object' : 'unknown'
}

/** The compared values themselves; none at all where one of them cannot be read. */
function readPairs(
  compared: readonly { readonly expected: string; readonly actual: string }[],
  parse: RepairContext['parse'],
): Pair[] {
  const pairs = compared.flatMap(({ actual, expected }) => {
    const values = [readLiteral(actual, parse), readLiteral(expected, parse)] as const
    return values[0] === null || values[1] === null ? [] : [{ actual: values[0].value, expected: values[1].value }]
  })
  return pairs.length === compared.length ? pairs : []
}

/** The value that the text of a literal stands for; `null` where it is none. */
export function readLiteral(text: string, parse: RepairContext['parse']): { readonly value: unknown } | null {
  try {
    return { value: literalValue(expressionOf(text, parse)) }
  } catch {
    return null
  }
}

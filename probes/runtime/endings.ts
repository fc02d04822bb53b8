import type { TestFailure } from '#core'
import type { Distance } from './distance.ts'
import type { Fingerprint } from './fingerprint.ts'
import type { OwnData } from './own-data.ts'

/** What a case had come to when it ended. */
export interface Ending {
  readonly threw: boolean
  readonly thrown: unknown
  /** The last comparison of its condition. */
  readonly operator: string | null
  readonly left: unknown
  readonly right: unknown
}

/** How failing cases ended, as numbers. */
export interface Endings {
  /** How far the case is from passing, above 0 and up to 1: 1 for what throws or does not end, less for a wrong value. */
  distanceOf(failure: TestFailure, ending: Ending | null): number
  /** Adds how the case failed to a hash. */
  mark(hash: number, failure: TestFailure, ending: Ending | null): number
}

/** Self-contained: its text is evaluated inside the isolate. */
export function createEndings({ own, inherited }: OwnData, distance: Distance, fingerprint: Fingerprint): Endings {
  /** A wrong value is nearer than none; and the nearest wrong one is not right. */
  const LEAST_WRONG = 0.05
  const MOST_WRONG = 0.9
  const EQUALITIES: Record<string, boolean> = { __proto__: null } as never
  for (const operator of ['===', '==', 'strictEqual', 'deepEqual', 'deepStrictEqual', 'partialDeepStrictEqual'])
    EQUALITIES[operator] = true
  const ORDERS: Record<string, boolean> = { __proto__: null, '<': true, '<=': true, '>': true, '>=': true } as never
  /** `if (a !== b) throw`: what is thrown says nothing, both sides do. */
  const DISTINCTIONS: Record<string, boolean> = { __proto__: null, '!==': true, '!=': true } as never
  const toNumber = Number

  /** Which of the two ends a case may depend on how busy the machine is. */
  const ranOut = ({ kind }: TestFailure) => kind === 'out-of-steps' || kind === 'timed-out'
  const isObject = (value: unknown): value is object => value !== null && typeof value === 'object'
  const isAssertion = (value: unknown): value is object =>
    isObject(value) && (own(value, 'code') === 'ERR_ASSERTION' || inherited(value, 'name') === 'AssertionError')
  const isDistinction = (operator: string | null) => operator !== null && DISTINCTIONS[operator] === true

  function wrong(operator: unknown, actual: unknown, expected: unknown): number {
    const areOrdered = ORDERS[operator as string] === true && typeof actual === 'number' && typeof expected === 'number'
    const far = areOrdered || EQUALITIES[operator as string] === true ? distance(actual, expected) : 1
    return LEAST_WRONG + (MOST_WRONG - LEAST_WRONG) * far
  }

  /** `assert(x)` compares with `true`, which says less than the comparison inside of it. */
  const isTruth = (thrown: object) => own(thrown, 'operator') === '==' && own(thrown, 'expected') === true

  /** What frameworks compare is known as text only. */
  function ofTexts({ actual, expected, kind }: TestFailure): number {
    if (kind !== 'assertion') return 1
    if (actual === undefined || expected === undefined) return MOST_WRONG
    const [a, b] = [toNumber(actual), toNumber(expected)]
    return a === a && b === b ? wrong('===', a, b) : wrong('===', actual, expected)
  }

  return {
    distanceOf(failure, ending) {
      if (ranOut(failure)) return 1
      if (ending === null) return ofTexts(failure)
      const { threw, thrown, operator, left, right } = ending
      if (threw && !isAssertion(thrown)) return isDistinction(operator) ? wrong('===', left, right) : 1
      if (threw && !isTruth(thrown as object)) {
        return wrong(own(thrown as object, 'operator'), own(thrown as object, 'actual'), own(thrown as object, 'expected'))
      }
      return operator === null ? MOST_WRONG : wrong(operator, left, right)
    },
    mark(hash, failure, ending) {
      if (ranOut(failure)) return fingerprint(hash, 'endless')
      if (ending === null) return fingerprint(fingerprint(fingerprint(hash, failure.errorName), failure.actual), failure.expected)
      const { threw, thrown, operator, left, right } = ending
      if (!threw || (isAssertion(thrown) ? isTruth(thrown) : isDistinction(operator))) {
        return operator === null ? fingerprint(hash, 'failed') : fingerprint(fingerprint(hash, left), right)
      }
      if (isAssertion(thrown)) return fingerprint(fingerprint(hash, own(thrown, 'actual')), own(thrown, 'expected'))
      return isObject(thrown) ? fingerprint(fingerprint(hash, 'thrown'), inherited(thrown, 'name')) : fingerprint(hash, thrown)
    },
  }
}

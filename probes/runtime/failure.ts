import type { TestFailure } from '#core'
import type { OwnData } from './own-data.ts'
import type { Snapshot } from './snapshot.ts'

/** Both sides of the last comparison of a test's condition. */
export interface Compared {
  readonly left: unknown
  readonly right: unknown
}

export interface Failures {
  /** What a thrown value says, read from data properties only, so that no getter of the program runs. */
  ofThrown(thrown: unknown, compared: Compared | null): TestFailure
  ofConsole(message: string, compared: Compared | null): TestFailure
  /** `what` in a value would have run the program's code when a test looked at it. */
  ofPretence(what: string): TestFailure
  readonly neverSettled: TestFailure
  readonly outOfSteps: TestFailure
  readonly timedOut: TestFailure
}

/** Describes why a test failed. Self-contained: its text is evaluated inside the isolate. */
export function createFailures({ own, inherited }: OwnData, snapshot: Snapshot): Failures {
  const MESSAGE_CAP = 2000
  const VALUE_CAP = 500
  const { hasOwn } = Object
  const { apply } = Reflect
  const slice = String.prototype.slice

  const capped = (text: string, length: number): string =>
    text.length <= length ? text : apply(slice, text, [0, length - 1]) + '…'
  const shown = (value: unknown) => capped(snapshot(value, VALUE_CAP - 3).text, VALUE_CAP)

  function nameOf(error: object): string {
    const name = inherited(error, 'name')
    if (typeof name === 'string' && name !== '') return name
    const made = inherited(error, 'constructor')
    const className = typeof made === 'function' ? own(made, 'name') : undefined
    return typeof className === 'string' ? className : 'Error'
  }

  function sides(compared: Compared | null): Pick<TestFailure, 'expected' | 'actual'> {
    return compared === null ? {} : { expected: shown(compared.right), actual: shown(compared.left) }
  }

  function describe(thrown: unknown, compared: Compared | null): TestFailure {
    if (thrown === null || (typeof thrown !== 'object' && typeof thrown !== 'function')) {
      const text = typeof thrown === 'string' ? thrown : snapshot(thrown, MESSAGE_CAP).text
      return { kind: 'error', errorName: typeof thrown, message: capped(text, MESSAGE_CAP) }
    }
    const name = nameOf(thrown)
    const message = inherited(thrown, 'message')
    const isAssertion = own(thrown, 'code') === 'ERR_ASSERTION' || name === 'AssertionError'
    // `assert(x)` compares with `true`, which says less than the comparison inside of it.
    const isComparison = isAssertion && hasOwn(thrown, 'actual') && hasOwn(thrown, 'expected')
    const isTruth = own(thrown, 'operator') === '==' && own(thrown, 'expected') === true
    return {
      kind: isAssertion ? 'assertion' : 'error',
      errorName: capped(name, 100),
      message: capped(typeof message === 'string' ? message : shown(thrown), MESSAGE_CAP),
      ...sides(isComparison && !isTruth ? { left: own(thrown, 'actual'), right: own(thrown, 'expected') } : compared),
    }
  }

  return {
    ofThrown(thrown, compared) {
      try {
        return describe(thrown, compared)
      } catch {
        return { kind: 'error', errorName: 'Error', message: 'the thrown value cannot be described' }
      }
    },
    ofConsole: (message, compared) => ({
      kind: 'assertion',
      errorName: 'AssertionError',
      message: capped(message === '' ? 'console.assert failed' : message, MESSAGE_CAP),
      ...sides(compared),
    }),
    ofPretence: (what) => ({ kind: 'error', errorName: 'Error', message: `returned what only pretends to be data: ${what}` }),
    neverSettled: { kind: 'timed-out', errorName: 'TimeoutError', message: 'never settled' },
    outOfSteps: {
      kind: 'out-of-steps',
      errorName: 'StepLimitError',
      message: 'used more steps than its share: probably an endless loop',
    },
    timedOut: { kind: 'timed-out', errorName: 'TimeoutError', message: 'took too long' },
  }
}

import type { DeepEqual } from './deep-equal.ts'
import type { OwnData } from './own-data.ts'
import type { Pretence } from './pretence.ts'
import type { Snapshot } from './snapshot.ts'

type Thunk = () => unknown
type Assertion = (...args: never[]) => unknown
export interface AssertModule {
  readonly loose: Assertion
  readonly strict: Assertion
}

/**
 * `node:assert` for the isolate, in its loose and its strict form. Messages are shorter than Node's; everything else a test can
 * see (names, codes, operators, which values are equal) is the same, but that no Proxy and nothing with a `valueOf` of a program's
 * making equals anything. Uses what it found when it was made. Self-contained: its text is evaluated inside the isolate.
 */
export function createAssert(data: OwnData, deepEqual: DeepEqual, snapshot: Snapshot, pretence: Pretence): AssertModule {
  const VALUE_CAP = 200
  const shown = (value: unknown) => snapshot(value, VALUE_CAP).text
  const { apply } = Reflect
  const { assign, defineProperty, is, keys } = Object
  const [ObjectOf, ErrorOf, TypeErrorOf, toText] = [Object, Error, TypeError, String]
  const { exec } = RegExp.prototype
  const errorPrototype = Error.prototype
  const isError = (value: unknown): value is Error => data.inherits(value, errorPrototype)
  const isPattern = data.isPattern as (value: unknown) => value is RegExp
  const matches = (pattern: RegExp, text: string) => apply(exec, pattern, [text]) !== null

  function isLooselyEqual(a: unknown, b: unknown): boolean {
    const isObject = (value: unknown) => value !== null && (typeof value === 'object' || typeof value === 'function')
    if (isObject(a) !== isObject(b) && (pretence.ofPrimitive(a) ?? pretence.ofPrimitive(b)) !== null) return false
    return a == b || (a !== a && b !== b)
  }

  interface Details {
    readonly message?: unknown
    readonly actual?: unknown
    readonly expected?: unknown
    readonly operator: string
    readonly generated?: string
  }

  class AssertionError extends ErrorOf {
    declare code: string
    declare actual: unknown
    declare expected: unknown
    declare operator: string
    declare generatedMessage: boolean

    constructor(details: Details) {
      if (details === null || typeof details !== 'object') throw invalid('options', 'of type object', details)
      const { message, generated, operator, actual, expected } = details
      super(message === undefined ? (generated ?? `${shown(actual)} ${operator} ${shown(expected)}`) : toText(message))
      const put = (key: string, value: unknown, enumerable = true) =>
        defineProperty(this, key, { value, enumerable, configurable: true, writable: true })
      put('name', 'AssertionError', false)
      put('generatedMessage', message === undefined)
      put('code', 'ERR_ASSERTION')
      put('actual', actual)
      put('expected', expected)
      put('operator', operator)
    }
  }

  function invalid(name: string, wanted: string, received: unknown): TypeError {
    const error = new TypeErrorOf(`The "${name}" argument must be ${wanted}. Received ${shown(received)}`)
    return defineProperty(error, 'code', { value: 'ERR_INVALID_ARG_TYPE', configurable: true, enumerable: true })
  }

  function fail(details: Details): never {
    if (isError(details.message)) throw details.message
    throw new AssertionError(details)
  }

  function truthy(args: unknown[], operator: string): void {
    if (args[0]) return
    const generated =
      args.length === 0 ? 'No value argument passed to `assert.ok()`' : 'The expression evaluated to a falsy value'
    fail({ message: args[1], actual: args[0], expected: true, operator, generated })
  }

  /** An assertion that compares two values. */
  function comparison(operator: string, words: string, holds: (actual: unknown, expected: unknown) => boolean) {
    return function (actual?: unknown, expected?: unknown, message?: unknown): void {
      if (arguments.length < 2) throw new TypeErrorOf('The "actual" and "expected" arguments must be specified')
      if (holds(actual, expected)) return
      fail({ message, actual, expected, operator, generated: `${words}: ${shown(actual)} and ${shown(expected)}` })
    }
  }
  const pair = (operator: string, negated: string, words: string, holds: (actual: unknown, expected: unknown) => boolean) => [
    comparison(operator, `Expected values to be ${words}`, holds),
    comparison(negated, `Expected values not to be ${words}`, (actual, expected) => !holds(actual, expected)),
  ]
  const [equal, notEqual] = pair('==', '!=', 'loosely equal', isLooselyEqual)
  const [strictEqual, notStrictEqual] = pair('strictEqual', 'notStrictEqual', 'strictly equal', is)
  const [deep, notDeep] = pair('deepEqual', 'notDeepEqual', 'loosely deep-equal', deepEqual.loose)
  const [deepStrict, notDeepStrict] = pair('deepStrictEqual', 'notDeepStrictEqual', 'strictly deep-equal', deepEqual.strict)
  const partial = comparison(
    'partialDeepStrictEqual',
    'Expected values to be partially and strictly deep-equal',
    deepEqual.partial,
  )

  /** Whether what was thrown is what `throws` was told to expect; throws when it is not. */
  function checkThrown(thrown: unknown, expected: unknown, message: unknown, operator: string): void {
    if (expected === undefined || typeof expected === 'string') return
    const pretended = pretence.of(thrown)
    if (pretended !== null) fail({ message, actual: thrown, expected, operator, generated: `Threw what pretends: ${pretended}` })
    if (isPattern(expected)) {
      if (matches(expected, toText(thrown))) return
      const generated = `The input did not match the regular expression ${toText(expected)}. Input: ${shown(toText(thrown))}`
      fail({ message, actual: thrown, expected, operator, generated })
    }
    if (typeof expected === 'object' && expected !== null) {
      const wanted = keys(expected)
      if (isError(expected)) {
        wanted[wanted.length] = 'name'
        wanted[wanted.length] = 'message'
      }
      for (let i = 0; i < wanted.length; i++) {
        const key = wanted[i]!
        const want = (expected as Record<string, unknown>)[key]
        const got = ObjectOf(thrown)[key]
        if (isPattern(want) && typeof got === 'string' ? matches(want, got) : deepEqual.strict(got, want)) continue
        fail({ message, actual: thrown, expected, operator, generated: `Expected ${key} ${shown(want)}, got ${shown(got)}` })
      }
      return
    }
    if (typeof expected !== 'function') throw invalid('expected', 'a function, a RegExp or an object', expected)
    if (expected.prototype !== undefined && data.inherits(thrown, expected.prototype)) return
    if (data.inherits(expected, ErrorOf)) {
      const generated = `The error is expected to be an instance of "${expected.name}". Received ${shown(thrown)}`
      fail({ message, actual: thrown, expected, operator, generated })
    }
    if (apply(expected as () => unknown, {}, [thrown]) === true) return
    fail({ message, actual: thrown, expected, operator, generated: 'The validation function is expected to return "true"' })
  }

  function missing(expected: unknown, message: unknown, operator: string, what: string): never {
    const text = typeof expected === 'string' ? expected : message
    const name = typeof expected === 'function' && expected.name ? ` (${expected.name})` : ''
    const suffix = text === undefined || isError(text) ? '.' : `: ${toText(text)}`
    fail({ message: isError(text) ? text : `Missing expected ${what}${name}${suffix}`, expected, operator })
  }

  function unwanted(thrown: unknown, message: unknown, operator: string, what: string): never {
    const suffix = message === undefined || isError(message) ? '.' : `: ${toText(message)}`
    const said = `Got unwanted ${what}${suffix}\nActual message: "${toText(ObjectOf(thrown).message)}"`
    fail({ message: isError(message) ? message : said, actual: thrown, operator })
  }

  function throws(block: Thunk, expected?: unknown, message?: unknown): void {
    if (typeof block !== 'function') throw invalid('fn', 'of type function', block)
    let thrown: unknown
    try {
      block()
    } catch (error) {
      thrown = { error }
    }
    if (thrown === undefined) missing(expected, message, 'throws', 'exception')
    checkThrown((thrown as { error: unknown }).error, expected, message, 'throws')
  }

  function doesNotThrow(block: Thunk, expected?: unknown, message?: unknown): void {
    if (typeof block !== 'function') throw invalid('fn', 'of type function', block)
    try {
      block()
    } catch (error) {
      unwanted(error, typeof expected === 'function' || isPattern(expected) ? message : expected, 'doesNotThrow', 'exception')
    }
  }

  async function settle(input: unknown): Promise<{ readonly error: unknown } | undefined> {
    const promise = typeof input === 'function' ? input() : input
    if (typeof promise?.then !== 'function') throw invalid('promiseFn', 'a function that returns a promise, or a promise', input)
    try {
      await promise
      return undefined
    } catch (error) {
      return { error }
    }
  }

  async function rejects(input: unknown, expected?: unknown, message?: unknown): Promise<void> {
    const settled = await settle(input)
    if (settled === undefined) missing(expected, message, 'rejects', 'rejection')
    checkThrown(settled.error, expected, message, 'rejects')
  }

  async function doesNotReject(input: unknown, expected?: unknown, message?: unknown): Promise<void> {
    const settled = await settle(input)
    if (settled === undefined) return
    unwanted(
      settled.error,
      typeof expected === 'function' || isPattern(expected) ? message : expected,
      'doesNotReject',
      'rejection',
    )
  }

  function matching(operator: 'match' | 'doesNotMatch', words: string) {
    return (actual: unknown, expected: unknown, message?: unknown): void => {
      if (!isPattern(expected)) throw invalid('regexp', 'an instance of RegExp', expected)
      if (typeof actual === 'string' && matches(expected, actual) === (operator === 'match')) return
      fail({
        message,
        actual,
        expected,
        operator,
        generated: `The input ${words} the regular expression ${toText(expected)}. Input: ${shown(actual)}`,
      })
    }
  }

  function build(isStrict: boolean): Assertion {
    const ok = (...args: unknown[]) => truthy(args, '==')
    const assert = (...args: unknown[]) => truthy(args, '==')
    return assign(assert, {
      AssertionError,
      ok,
      fail: (message?: unknown) => fail({ message, operator: 'fail', generated: 'Failed' }),
      ifError(value: unknown) {
        if (value === null || value === undefined) return
        const said = typeof ObjectOf(value).message === 'string' ? ObjectOf(value).message : shown(value)
        fail({ message: `ifError got unwanted exception: ${said}`, actual: value, expected: null, operator: 'ifError' })
      },
      equal: isStrict ? strictEqual : equal,
      notEqual: isStrict ? notStrictEqual : notEqual,
      deepEqual: isStrict ? deepStrict : deep,
      notDeepEqual: isStrict ? notDeepStrict : notDeep,
      strictEqual,
      notStrictEqual,
      deepStrictEqual: deepStrict,
      notDeepStrictEqual: notDeepStrict,
      partialDeepStrictEqual: partial,
      throws,
      doesNotThrow,
      rejects,
      doesNotReject,
      match: matching('match', 'did not match'),
      doesNotMatch: matching('doesNotMatch', 'was expected to not match'),
    })
  }

  const loose = build(false)
  const strict = build(true)
  for (const assert of [loose, strict]) assign(assert, { strict, default: assert })
  return { loose, strict }
}

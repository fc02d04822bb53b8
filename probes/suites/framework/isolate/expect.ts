import {
  ASYMMETRIC_MATCHERS_OBJECT,
  ChaiStyleAssertions,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  addCustomEqualityTesters,
  chai,
  customMatchers,
  getState,
  setState,
} from '@vitest/expect'
import { type Test, getCurrentTest } from '@vitest/runner'
import { look } from './look.ts'

/** `expect` as vitest puts it together from the same parts; its own version of this function needs the rest of vitest. */
type Expect = ((value: unknown, message?: string) => unknown) & Record<string, unknown>

interface ExpectState {
  assertionCalls: number
  expectedAssertionsNumber: number | null
  expectedAssertionsNumberErrorGen: (() => Error) | null
  isExpectingAssertions: boolean
  isExpectingAssertionsError: Error | null
}

const FRESH: ExpectState = {
  assertionCalls: 0,
  expectedAssertionsNumber: null,
  expectedAssertionsNumberErrorGen: null,
  isExpectingAssertions: false,
  isExpectingAssertionsError: null,
}

const SNAPSHOT_MATCHERS = [
  'toMatchSnapshot',
  'toMatchInlineSnapshot',
  'toMatchFileSnapshot',
  'toThrowErrorMatchingSnapshot',
  'toThrowErrorMatchingInlineSnapshot',
]

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(ChaiStyleAssertions)
chai.use(JestAsymmetricMatchers)
chai.use((_, utils) => {
  for (const name of SNAPSHOT_MATCHERS) utils.addMethod(chai.Assertion.prototype, name, unsupported('snapshots are'))
})

// chai's `assert` does not go through `expect`.
const asserts = chai.assert as unknown as Record<string, unknown>
for (const name of Object.keys(asserts)) {
  const check = asserts[name]
  if (typeof check !== 'function' || name === 'fail') continue
  asserts[name] = function (this: unknown, value: unknown, ...rest: unknown[]): unknown {
    return Reflect.apply(check, this, [look(value), ...rest])
  }
}

export const expect: Expect = createExpect()

/** Makes an `expect` of its own for a test (`context.expect`), or the global one. */
export function createExpect(test?: Test): Expect {
  const expect = ((value: unknown, message?: string) => {
    stateOf(expect).assertionCalls += 1
    const assertion = chai.expect(typeof value === 'function' ? value : look(value), message) as unknown as {
      withTest(test: Test): unknown
    }
    const owner = test ?? getCurrentTest()
    return owner ? assertion.withTest(owner) : assertion
  }) as Expect
  Object.assign(expect, chai.expect, (globalThis as Record<symbol, unknown>)[ASYMMETRIC_MATCHERS_OBJECT])
  setState({ ...FRESH }, expect as never)
  return Object.assign(expect, {
    getState: () => stateOf(expect),
    setState: (state: Partial<ExpectState>) => Object.assign(stateOf(expect), state),
    assert: chai.assert,
    extend: (matchers: object) => (chai.expect as unknown as Expect & { extend: Function }).extend(expect, matchers),
    addEqualityTesters: addCustomEqualityTesters,
    soft: (value: unknown, message?: string) =>
      (expect(value, message) as { withContext(c: object): unknown }).withContext({ soft: true }),
    poll: unsupported('polls are'),
    addSnapshotSerializer: unsupported('snapshots are'),
    unreachable: (message?: string) => chai.assert.fail(`expected${message ? ` "${message}" ` : ' '}not to be reached`),
    assertions: (count: number) => {
      const made = () => stateOf(expect).assertionCalls
      const wrong = () => new Error(`expected number of assertions to be ${count}, but got ${made()}`)
      Object.assign(stateOf(expect), { expectedAssertionsNumber: count, expectedAssertionsNumberErrorGen: wrong })
    },
    hasAssertions: () => {
      const none = new Error('expected any number of assertion, but got none')
      Object.assign(stateOf(expect), { isExpectingAssertions: true, isExpectingAssertionsError: none })
    },
  })
}

// A getter, like the library's other globals: what the realm holds as a value is frozen, and `expect.extend` adds to this.
Object.defineProperty(globalThis, GLOBAL_EXPECT, { get: () => expect })
;(expect.extend as (matchers: object) => void)(customMatchers)

/** Forgets the counts of an earlier test. */
export function resetExpect(expect: Expect): void {
  Object.assign(stateOf(expect), FRESH)
}

/** Throws where a test made fewer or more assertions than it announced. */
export function checkAssertionCount(expect: Expect): void {
  const state = stateOf(expect)
  if (state.expectedAssertionsNumber !== null && state.expectedAssertionsNumber !== state.assertionCalls) {
    throw state.expectedAssertionsNumberErrorGen!()
  }
  if (state.isExpectingAssertions && state.assertionCalls === 0) throw state.isExpectingAssertionsError
}

export function unsupported(what: string): () => never {
  return () => {
    throw new Error(`${what} not supported in the sandbox`)
  }
}

function stateOf(expect: Expect): ExpectState {
  return getState(expect as never) as unknown as ExpectState
}

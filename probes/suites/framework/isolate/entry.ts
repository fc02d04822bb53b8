import { chai } from '@vitest/expect'
import {
  afterAll,
  afterEach,
  aroundAll,
  aroundEach,
  beforeAll,
  beforeEach,
  describe,
  onTestFailed,
  onTestFinished,
} from '@vitest/runner'
import { setSafeTimers } from '@vitest/utils/timers'
import { expect } from './expect.ts'
import { createMockApi, restoreEverything } from './mocks.ts'
import { nodeMock } from './node-mock.ts'
import { nodeTest } from './node-test.ts'
import { type Harness, runTests, setDefaultTimeout } from './runner.ts'
import { at, jestHooks, jestTest, vitestTest } from './test-api.ts'

// The runner's own time-outs stay on this clock when the tests fake theirs.
setSafeTimers()

const vi = createMockApi(setDefaultTimeout)
const jest = jestTest
const suites = describe as unknown as Record<string, unknown>

/** Type-level assertions say nothing at run time. */
const typeAssertion: unknown = new Proxy(() => undefined, {
  get: (_, key) => (key === 'then' ? undefined : typeAssertion),
  apply: () => typeAssertion,
})

const jestModule = {
  describe,
  fdescribe: suites.only,
  xdescribe: suites.skip,
  it: jest,
  test: jest,
  fit: jest.only,
  xit: jest.skip,
  xtest: jest.skip,
  expect,
  jest: vi,
  ...jestHooks,
}

const vitestModule = {
  describe,
  suite: describe,
  it: vitestTest,
  test: vitestTest,
  expect,
  vi,
  vitest: vi,
  beforeAll,
  beforeEach,
  afterAll,
  afterEach,
  aroundAll,
  aroundEach,
  onTestFailed,
  onTestFinished,
  assert: chai.assert,
  chai,
  should: chai.should,
  expectTypeOf: typeAssertion,
  assertType: typeAssertion,
}

/** What a test file finds without importing it, whichever of the frameworks it was written for. */
const globals = {
  ...jestModule,
  vi,
  suite: describe,
  context: describe,
  specify: jest,
  before: jestHooks.beforeAll,
  after: jestHooks.afterAll,
}

async function run(harness: Harness, load: () => void): Promise<void> {
  try {
    await runTests(harness, load)
  } finally {
    restoreEverything()
    nodeMock.restoreAll()
  }
}

const modules = {
  vitest: vitestModule,
  '@jest/globals': jestModule,
  'bun:test': { ...jestModule, mock: vi.fn, spyOn: vi.spyOn, vi },
  'node:test': nodeTest,
  mocha: globals,
  chai: { ...chai, expect },
}

// Programs share the context with the tests that judge them.
for (const part of [vi, globals, modules, ...Object.values(modules)]) Object.freeze(part)
Object.defineProperty(globalThis, '$tm_framework', { value: Object.freeze({ at, run, globals, modules }) })

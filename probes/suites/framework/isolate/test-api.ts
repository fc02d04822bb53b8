import {
  afterAll as registerAfterAll,
  afterEach as registerAfterEach,
  beforeAll as registerBeforeAll,
  beforeEach as registerBeforeEach,
  createTaskCollector,
  getCurrentSuite,
  getCurrentTest,
} from '@vitest/runner'

type Callback = (...args: unknown[]) => unknown

let line: number | null = null

/** Stands around the name in each call that makes tests: remembers where the call is written. */
export function at<T>(callLine: number, name: T): T {
  line = callLine
  return name
}

/** Makes a `test` function whose tests know their line; `adapt` turns the user's function into one that the runner can call. */
export function createTest(adapt: (handler: Callback) => Callback) {
  const test = createTaskCollector(function (this: { each?: boolean }, name: unknown, ...rest: unknown[]) {
    if (getCurrentTest()) throw new Error('a test cannot be made inside of another test')
    const suite = getCurrentSuite()
    // Rows of a table are bound to the function already; it takes no `done`.
    const given = this.each ? rest : rest.map((value) => (typeof value === 'function' ? adapt(value as Callback) : value))
    ;(suite.test as unknown as { fn: Callback }).fn.call(this, name, ...given)
    if (line !== null) Object.assign(suite.tasks.at(-1)!, { location: { line, column: 0 } })
  } as never) as unknown as Record<string, unknown>
  return Object.defineProperty(test, 'failing', { get: () => test.fails })
}

/** Jest and mocha: a function that takes an argument gets `done`, and ends when it is called. */
export function withDone(handler: Callback): Callback {
  if (handler.length === 0 || /^(async\b\s*)?(function\b[^(]*)?\(\s*[{[]/.test(String(handler))) return handler
  return (context) =>
    new Promise((resolve, reject) => {
      const done = (error?: unknown) => (error === undefined || error === null ? resolve(undefined) : reject(error))
      const result = handler(Object.assign(done, context, { fail: reject })) as PromiseLike<unknown> | undefined
      if (typeof result?.then === 'function') result.then(resolve, reject)
    })
}

export const vitestTest = createTest((handler) => handler)
export const jestTest = createTest(withDone)

const hook = (register: (handler: never, timeout?: number) => unknown) => (handler: Callback, timeout?: number) =>
  register(withDone(handler) as never, timeout)

export const jestHooks = {
  beforeAll: hook(registerBeforeAll),
  beforeEach: hook(registerBeforeEach),
  afterAll: hook(registerAfterAll),
  afterEach: hook(registerAfterEach),
}

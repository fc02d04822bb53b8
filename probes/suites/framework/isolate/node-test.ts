import { type Test, type TestContext, describe as registerSuite, getCurrentTest } from '@vitest/runner'
import { unsupported } from './expect.ts'
import { processError } from './failure.ts'
import { nodeMock } from './node-mock.ts'
import { noteSubtest } from './runner.ts'
import { createTest, jestHooks } from './test-api.ts'

type Body = (...args: unknown[]) => unknown
interface Options {
  readonly skip?: boolean | string
  readonly todo?: boolean | string
  readonly timeout?: number
}

/** `node:test` knows no time-out; a long virtual one costs nothing and ends a test that never settles. */
const NO_TIMEOUT = 3_600_000

const register = createTest((handler) => handler) as unknown as (name: string, options: object, body?: Body) => void
const suite = registerSuite as unknown as (name: string, options: object, body?: Body) => void

/** `test(name?, options?, body?)`: each argument may be missing. */
function parse(args: readonly unknown[]): { name: string; options: Options; body: Body | undefined } {
  const body = args.find((arg) => typeof arg === 'function') as Body | undefined
  const name = args.find((arg) => typeof arg === 'string')
  const options = args.find((arg) => typeof arg === 'object' && arg !== null)
  return { name: name ?? (body?.name || '<anonymous>'), options: options ?? {}, body }
}

function toRunnerOptions({ skip, todo, timeout }: Options, mode: Options): object {
  const finite = timeout !== undefined && Number.isFinite(timeout)
  return { skip: Boolean(mode.skip ?? skip), todo: Boolean(mode.todo ?? todo), timeout: finite ? timeout : NO_TIMEOUT }
}

function define(mode: Options) {
  return (...args: unknown[]): unknown => {
    const { name, options, body } = parse(args)
    const running = getCurrentTest<Test | undefined>()
    if (running) return Promise.resolve()
    register(
      name,
      toRunnerOptions(options, mode),
      body && ((context) => runBody(body, createContext(context as TestContext, [name]))),
    )
    return Promise.resolve()
  }
}

function defineSuite(mode: Options) {
  return (...args: unknown[]): unknown => {
    const { name, options, body } = parse(args)
    suite(name, { ...toRunnerOptions(options, mode) }, body && (() => body({ name })))
    return Promise.resolve()
  }
}

interface NodeContext {
  readonly context: object
  /** Resolves when the subtests have ended; rejects where one of them failed. */
  settled(): Promise<void>
}

async function runBody(body: Body, { context, settled }: NodeContext): Promise<void> {
  if (body.length < 2) await body(context)
  else await new Promise<void>((resolve, reject) => void body(context, (error?: unknown) => (error ? reject(error) : resolve())))
  await settled()
}

function createContext(parent: TestContext, path: readonly string[]): NodeContext {
  const hooks: Record<'before' | 'beforeEach' | 'afterEach' | 'after', Body[]> = {
    before: [],
    beforeEach: [],
    afterEach: [],
    after: [],
  }
  let queue: Promise<void> = Promise.resolve()
  let failed = 0
  let skipped = false

  const runSubtest = async (name: string, body: Body) => {
    const inner = [...path, name]
    try {
      for (const hook of [...hooks.before.splice(0), ...hooks.beforeEach]) await hook()
      await runBody(body, createContext(parent, inner))
      for (const hook of hooks.afterEach) await hook()
      noteSubtest(inner.slice(1), null)
    } catch (error) {
      failed += 1
      noteSubtest(inner.slice(1), processError(error).failure)
    }
  }
  const subtest = (...args: unknown[]) => {
    const { name, options, body } = parse(args)
    if (body && !options.skip && !options.todo) queue = queue.then(() => runSubtest(name, body))
    return queue
  }
  const addHook = (kind: keyof typeof hooks) => (hook: Body) => void hooks[kind].push(hook)

  return {
    context: {
      name: path.at(-1),
      fullName: path.join(' > '),
      signal: parent.signal,
      mock: nodeMock,
      diagnostic: () => undefined,
      runOnly: () => undefined,
      plan: unsupported('test plans are'),
      skip: () => void (skipped = true),
      todo: () => void (skipped = true),
      test: subtest,
      before: addHook('before'),
      beforeEach: addHook('beforeEach'),
      afterEach: addHook('afterEach'),
      after: addHook('after'),
    },
    async settled() {
      await queue
      for (const hook of hooks.after) await hook()
      if (failed > 0) throw new Error(`${failed} subtest${failed > 1 ? 's' : ''} failed`)
      if (skipped) parent.skip()
    },
  }
}

// Without `--test-only`, Node runs the other tests beside those marked `only`; so does this.
const test = Object.assign(define({}), { skip: define({ skip: true }), todo: define({ todo: true }), only: define({}) })
const describe = Object.assign(defineSuite({}), {
  skip: defineSuite({ skip: true }),
  todo: defineSuite({ todo: true }),
  only: defineSuite({}),
})

/** The module `node:test`: a function that carries its other exports. */
export const nodeTest = Object.assign(test, {
  test,
  it: test,
  describe,
  suite: describe,
  before: jestHooks.beforeAll,
  beforeEach: jestHooks.beforeEach,
  after: jestHooks.afterAll,
  afterEach: jestHooks.afterEach,
  mock: nodeMock,
})

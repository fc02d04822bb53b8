import { type File, type Suite, type Task, type Test, type TestContext, type VitestRunner, startTests } from '@vitest/runner'
import type { TestFailure, TestResult } from '#core'
import { checkAssertionCount, createExpect, expect, resetExpect } from './expect.ts'
import type { ProcessedError } from './failure.ts'
import { lookBy } from './look.ts'

/** Where finished tests are reported: the part of the isolate's harness that this folder uses. */
export interface Harness {
  /** Called before a test and its hooks run, so that steps and traces can be counted for it. */
  begin(id: string): void
  /** Throws what is to leave the suite when the tests that follow are no longer wanted. */
  report(result: TestResult): void
  /** Hands on a value that tests look at; fails the test where it only pretends to be data. */
  result<T>(value: T): T
}

/** Virtual milliseconds; vitest's own defaults. */
const DEFAULT_TIMEOUT = 5_000
const HOOK_TIMEOUT = 10_000

type Errors = readonly ProcessedError[] | undefined

/** Collects the tests that `load` registers and runs them one after another. Rejects when they cannot be collected. */
export async function runTests(harness: Harness, load: () => void): Promise<void> {
  const runner = new IsolateRunner(harness, load)
  running = runner
  lookBy(harness.result)
  try {
    const [file] = await startTests(['tests'], runner)
    if (runner.left === null) runner.reportBroken(file!)
  } finally {
    await runner.cleanUp()
  }
  if (runner.left !== null) throw runner.left.thrown
}

let running: IsolateRunner | null = null

/** What `jest.setTimeout` changes: the time-out of the tests that are made from now on. */
export function setDefaultTimeout(ms: number): void {
  if (running) running.config.testTimeout = ms
}

/** Notes a test that ran inside of another one; it is reported after that one. */
export function noteSubtest(path: readonly string[], failure: TestFailure | null): void {
  running!.inner.push({ path, failure })
}

class IsolateRunner implements VitestRunner {
  readonly config: VitestRunner['config'] = {
    root: '',
    setupFiles: [],
    name: undefined,
    passWithNoTests: true,
    testNamePattern: undefined,
    allowOnly: true,
    sequence: { seed: 0, hooks: 'stack', setupFiles: 'list' },
    chaiConfig: { truncateThreshold: 40 },
    maxConcurrency: 1_000,
    testTimeout: DEFAULT_TIMEOUT,
    hookTimeout: HOOK_TIMEOUT,
    retry: 0,
    includeTaskLocation: false,
    tags: [],
    tagsFilter: undefined,
    strictTags: false,
  }
  readonly #harness: Harness
  readonly #load: () => void
  /** Ids of the tests that are to run and are not reported yet. */
  readonly #waiting = new Map<Task, string>()
  readonly #tasks: Task[] = []
  readonly #uses = new Map<string, number>()
  /** Tests inside of the one that runs. */
  readonly inner: { readonly path: readonly string[]; readonly failure: TestFailure | null }[] = []
  /** What the harness threw to leave the suite. */
  left: { readonly thrown: unknown } | null = null
  /** Without it, the runner keeps every fixture and suite that it has ever seen. */
  cleanUp: () => unknown = () => undefined

  constructor(harness: Harness, load: () => void) {
    this.#harness = harness
    this.#load = load
  }

  onCleanupWorkerContext(cleanUp: () => unknown): void {
    this.cleanUp = cleanUp
  }

  importFile(): void {
    this.#load()
  }

  onCollected([file]: File[]): void {
    const errors = file!.result?.errors as Errors
    if (errors?.[0]) throw errors[0].thrown
    this.#prepare(file!)
  }

  onBeforeRunTask(test: Test): void {
    if (this.#waiting.has(test)) this.#harness.begin(this.#waiting.get(test)!)
  }

  onBeforeTryTask(): void {
    resetExpect(expect)
  }

  onAfterTryTask(): void {
    checkAssertionCount(expect)
  }

  onAfterRunTask(test: Test): void {
    const [error] = (test.result?.errors ?? []) as unknown as ProcessedError[]
    const id = this.#waiting.get(test)!
    this.#report(test, test.result?.state === 'pass' ? null : (error?.failure ?? NOT_TOLD))
    for (const { path, failure } of this.inner.splice(0)) {
      const name = [id, ...path].join(' > ')
      this.#emit(this.#unique(name), name, lineOf(test), failure)
    }
  }

  extendTaskContext(context: TestContext): TestContext {
    const test = context.task as Test
    let own: unknown
    return Object.defineProperty(context, 'expect', { get: () => (own ??= createExpect(test)), configurable: true })
  }

  /** A broken hook leaves its tests unrun: they failed. One that breaks after its tests is a failed case of its own. */
  reportBroken(suite: Suite, inherited?: Errors): void {
    const errors = (suite.result?.errors as Errors) ?? inherited
    const untold = this.#waiting.size
    for (const task of suite.tasks) {
      if (task.type === 'suite') this.reportBroken(task, errors)
      else if (errors?.[0] && this.#waiting.has(task) && !wasSkipped(task)) this.#report(task, errors[0].failure)
    }
    const own = suite.result?.errors as Errors
    if (!own?.[0] || this.#waiting.size < untold) return
    const name = [...namesOf(suite), 'afterAll'].join(' > ')
    this.#emit(this.#unique(name), name, null, own[0].failure)
  }

  /** Names the tests in their order; keeps them from running side by side, so that traces can tell whose they are. */
  #prepare(suite: Suite): void {
    for (const task of suite.tasks) {
      this.#tasks.push(task)
      task.concurrent = false
      if (task.type === 'suite') {
        this.#prepare(task)
        continue
      }
      const id = this.#unique(namesOf(task).join(' > '))
      if (task.mode === 'run' || task.mode === 'queued') this.#waiting.set(task, id)
    }
  }

  #unique(name: string): string {
    const use = (this.#uses.get(name) ?? 0) + 1
    this.#uses.set(name, use)
    return use === 1 ? name : `${name}#${use}`
  }

  #report(test: Test, failure: TestFailure | null): void {
    this.#emit(this.#waiting.get(test)!, namesOf(test).join(' > '), lineOf(test), failure)
    this.#waiting.delete(test)
  }

  #emit(id: string, name: string, line: number | null, failure: TestFailure | null): void {
    if (this.left !== null) return
    try {
      this.#harness.report(failure ? { id, name, line, status: 'failed', failure } : { id, name, line, status: 'passed' })
    } catch (thrown) {
      this.left = { thrown }
      for (const task of this.#tasks) task.mode = 'skip'
    }
  }
}

const NOT_TOLD: TestFailure = { kind: 'error', errorName: 'Error', message: 'the test failed without an error' }

function namesOf(task: Task): string[] {
  const names: string[] = []
  for (let at: Task | undefined = task; at && at !== task.file; at = at.suite) if (at.name !== '') names.unshift(at.name)
  return names
}

function lineOf(test: Test): number | null {
  return test.location?.line ?? null
}

/** Skipped by its own code while it ran: the runner marks that, outside of its published type. */
function wasSkipped(test: Test): boolean {
  return (test.result as { pending?: boolean } | undefined)?.pending === true
}

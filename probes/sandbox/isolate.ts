import { setFlagsFromString } from 'node:v8'
import ivm from 'isolated-vm'
import type { Realm, RealmOptions } from '../runtime/realm.ts'
import type { Board } from './board.ts'
import { MAILBOX, type MailboxReader } from './mailbox.ts'
import { PRELUDE } from './prelude.ts'
import type { SessionSetup } from './protocol.ts'
import { OUT_OF_MEMORY, TIMED_OUT } from './run-stop.ts'

type RealmMethod = Exclude<keyof Realm, never>

/** What a call into the isolate came to. `ended` means that the isolate must be disposed of: any further call could hang. */
export type CallOutcome =
  | { readonly status: 'returned'; readonly value: unknown }
  | { readonly status: 'ended'; readonly stop: typeof TIMED_OUT | typeof OUT_OF_MEMORY }

/** The only options that differ from run to run; the rest follows from the session. */
export type RealmChoice = Pick<RealmOptions, 'seed' | 'frozen' | 'maxSteps' | 'recorder' | 'intervenes' | 'knownGuards' | 'goal'>

/** What outlives an isolate: all of it can be read from outside while a program runs. */
export interface SharedMemory {
  readonly mailbox: MailboxReader
  readonly board: Board
  readonly recorder: SharedArrayBuffer | null
}

const REALM_MS = 5_000
/** A case of a metered run may take this share of the whole run's time. */
const CASE_SHARE = 4

/**
 * Where V8 would abort because a heap is exhausted, isolated-vm lets the thread sleep for ever when it has someone to tell; although its
 * news cannot get through to a thread that sleeps.
 */
export function createIsolate(memoryMb: number): ivm.Isolate {
  return new ivm.Isolate({ memoryLimit: memoryMb, onCatastrophicError: () => {} })
}

/** By text: there are two, our prelude and that of test frameworks. */
const codeCaches = new Map<string, ivm.ExternalCopy<ArrayBuffer>>()

/**
 * From the second isolate on, what V8 compiled for the first is used again. To be called with texts of our own only, and before a program
 * runs: nothing else ever gets into those caches. They hold all functions, those within others too, since nearly all are called in every
 * isolate: V8 takes a cache under the very flags alone that it was made under.
 */
function compileOwn(isolate: ivm.Isolate, text: string): ivm.Script {
  setFlagsFromString('--no-lazy')
  try {
    const cachedData = codeCaches.get(text)
    if (cachedData !== undefined) return isolate.compileScriptSync(text, { cachedData })
    const script = isolate.compileScriptSync(text, { produceCachedData: true })
    codeCaches.set(text, (script as ivm.CachedDataResult).cachedData!)
    return script
  } finally {
    setFlagsFromString('--lazy')
  }
}

/** A context with our realm in it. Its isolate's other contexts must be gone: they share the mailbox. */
export class IsolateRealm {
  readonly #isolate: ivm.Isolate
  readonly #context: ivm.Context
  readonly #realm: ivm.Reference<Realm>
  readonly #board: Board
  readonly #methods = new Map<RealmMethod, ivm.Reference>()

  constructor(isolate: ivm.Isolate, setup: SessionSetup, choice: RealmChoice, { mailbox, board, recorder }: SharedMemory) {
    this.#isolate = isolate
    this.#board = board
    this.#context = isolate.createContextSync()
    const { code, parameters, strict, async, modules, sites, prelude, allows } = setup.suite
    const options: RealmOptions = {
      ...choice,
      suite: { code, parameters, strict, async, modules },
      sites,
      allows,
      deterministic: setup.deterministic,
      mailbox: MAILBOX,
      caseMs: Math.ceil(setup.runTimeMs / CASE_SHARE),
    }
    const shared = (buffer: SharedArrayBuffer) => new ivm.ExternalCopy(buffer).copyInto({ release: true })
    const args = [JSON.stringify(options), shared(mailbox.buffer), recorder === null ? undefined : shared(recorder)]
    const create = compileOwn(isolate, PRELUDE).runSync(this.#context, { reference: true, timeout: REALM_MS })
    this.#realm = create.applySync(undefined, args, {
      result: { reference: true },
      timeout: REALM_MS,
    }) as unknown as ivm.Reference<Realm>
    if (prelude !== null) this.#evaluate(prelude, setup.runTimeMs)
  }

  #evaluate(prelude: string, ms: number): void {
    this.#board.begin(ms)
    try {
      compileOwn(this.#isolate, `${prelude}\n;undefined`).runSync(this.#context, { timeout: ms })
    } finally {
      this.#board.end()
    }
  }

  /**
   * Calls the realm, with microtasks, for at most `ms`. What a program left rejected is thrown here although the call did its work;
   * such an error says nothing and is never looked at.
   */
  call(method: RealmMethod, args: readonly unknown[], ms: number): CallOutcome {
    const timeout = Math.max(1, Math.ceil(ms))
    const startedAt = performance.now()
    this.#board.begin(timeout)
    try {
      let reference = this.#methods.get(method)
      if (reference === undefined) {
        reference = this.#realm.getSync(method, { reference: true }) as unknown as ivm.Reference
        this.#methods.set(method, reference)
      }
      const value: unknown = reference.applySync(undefined, args as unknown[], { arguments: { copy: true }, timeout })
      return { status: 'returned', value }
    } catch {
      if (this.#isolate.isDisposed) return { status: 'ended', stop: OUT_OF_MEMORY }
      if (performance.now() - startedAt >= timeout) return { status: 'ended', stop: TIMED_OUT }
      return { status: 'returned', value: undefined }
    } finally {
      this.#board.end()
    }
  }
}

export function dispose(isolate: ivm.Isolate): void {
  if (!isolate.isDisposed) isolate.dispose()
}

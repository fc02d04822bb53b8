/** Web globals that the runner and chai need, as far as they use them; injected by the bundler, never global. */
type Listener = (event: IsolateEvent) => void

class IsolateEvent {
  readonly type: string

  constructor(type: string) {
    this.type = type
  }
}

class IsolateEventTarget {
  #listeners = new Map<string, Set<Listener>>()

  addEventListener(type: string, listener: Listener): void {
    if (!this.#listeners.has(type)) this.#listeners.set(type, new Set())
    this.#listeners.get(type)!.add(listener)
  }

  removeEventListener(type: string, listener: Listener): void {
    this.#listeners.get(type)?.delete(listener)
  }

  dispatchEvent(event: IsolateEvent): boolean {
    for (const listener of this.#listeners.get(event.type) ?? []) listener.call(this, event)
    return true
  }
}

class IsolateAbortSignal extends IsolateEventTarget {
  aborted = false
  reason: unknown = undefined

  throwIfAborted(): void {
    if (this.aborted) throw this.reason
  }
}

class IsolateAbortController {
  readonly signal = new IsolateAbortSignal()

  abort(reason: unknown = new Error('This operation was aborted')): void {
    if (this.signal.aborted) return
    Object.assign(this.signal, { aborted: true, reason })
    this.signal.dispatchEvent(new IsolateEvent('abort'))
  }
}

/** Ours are made by V8's own, which the realm later replaces for programs. */
const NativeProxy = globalThis.Proxy

export { NativeProxy as Proxy }
export { IsolateAbortController as AbortController, IsolateEvent as Event, IsolateEventTarget as EventTarget }

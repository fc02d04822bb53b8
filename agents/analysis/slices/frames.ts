import * as t from '@babel/types'
import type { TraceEvent } from '#core'
import type { Cell } from './cells.ts'
import type { ObjectKey } from './objects.ts'
import type { Site } from './sites.ts'

/** A call while it is gone along with. */
export interface Frame {
  readonly call: number
  readonly fn: Site | null
  readonly entry: number | null
  readonly caller: number
  /** The last event at each place. */
  readonly latest: Map<Site, TraceEvent>
  /** The events that last gave variables their values. */
  readonly given: Map<Cell, number>
  /** What variables hold, where it is an object that was seen. */
  readonly held: Map<Cell, ObjectKey>
  /** The object that its `this` is. */
  self: ObjectKey | undefined
  last: TraceEvent | null
  /** The event of its result or its exception. */
  end: TraceEvent | null
  isClaimed: boolean
}

/** The calls of a trace, and which of them are open. */
export class Frames {
  readonly all = new Map<number, Frame>()
  readonly #mayCall: (caller: Frame, callee: Site) => boolean
  /** Calls that the test made itself. */
  outermost: Frame[] = []
  #open: Frame[] = []
  /** Calls that ended after their callers had gone on: what is waited for. */
  readonly #late = new Map<number, Frame[]>()

  constructor(mayCall: (caller: Frame, callee: Site) => boolean) {
    this.#mayCall = mayCall
  }

  enter(event: TraceEvent, fn: Site | null): Frame {
    // The last entries of many do not tell who called; like all values of theirs, they have no identity.
    const caller = event.value?.identity === undefined ? (this.#open.at(-1)?.call ?? 0) : (event.caller ?? 0)
    const frame = this.#make(event.call, fn, event.index, this.#alive(caller, fn))
    this.#open.push(frame)
    if (frame.caller === 0) this.outermost.push(frame)
    return frame
  }

  /** The frame of an event that is no entry, with the calls that came to their ends within it since its last event. */
  at(event: TraceEvent, fn: Site | null): { readonly frame: Frame; readonly ended: readonly Frame[] } {
    const frame = this.all.get(event.call) ?? this.#make(event.call, fn, null, 0)
    const at = this.#open.indexOf(frame)
    const ended = at >= 0 ? this.#leaveAbove(at) : []
    if (at < 0) this.#open.push(frame)
    const late = this.#late.get(frame.call) ?? []
    this.#late.delete(frame.call)
    return { frame, ended: [...ended, ...late].filter((other) => !other.isClaimed || other.end !== null) }
  }

  /** The call whose variables a closure sees, going by who called whom. */
  ownerOf(fn: Site | null, from: Frame): Frame | undefined {
    let frame: Frame | undefined = from
    for (let steps = 0; frame !== undefined && frame.fn !== fn && steps < 1000; steps++) frame = this.all.get(frame.caller)
    return frame?.fn === fn ? frame : undefined
  }

  end(frame: Frame, event: TraceEvent): void {
    frame.end = event
    if (!frame.isClaimed) return
    const late = this.#late.get(frame.caller)
    if (late === undefined) this.#late.set(frame.caller, [frame])
    else late.push(frame)
  }

  /** No call outlives its test. */
  clear(): void {
    this.#open = []
    this.outermost = []
    this.#late.clear()
    this.all.delete(0)
  }

  /** A caller that has ended, or that calls no such function where it is, was one before in a row of calls. */
  #alive(call: number, callee: Site | null): number {
    let frame = this.all.get(call)
    for (let steps = 0; frame !== undefined && steps < 1000; steps++) {
      const isOver = frame.end !== null && !isAsync(frame)
      if (!isOver && (callee === null || frame.fn === null || this.#mayCall(frame, callee))) return frame.call
      frame = this.all.get(frame.caller)
    }
    return 0
  }

  #leaveAbove(at: number): readonly Frame[] {
    const left = this.#open.slice(at + 1)
    this.#open.length = at + 1
    return left
  }

  #make(call: number, fn: Site | null, entry: number | null, caller: number): Frame {
    const frame: Frame = {
      call,
      fn,
      entry,
      caller,
      latest: new Map(),
      given: new Map(),
      held: new Map(),
      self: undefined,
      last: null,
      end: null,
      isClaimed: false,
    }
    this.all.set(call, frame)
    return frame
  }
}

function isAsync({ fn }: Frame): boolean {
  return fn !== null && t.isFunction(fn.node) && [fn.node.async, fn.node.generator].includes(true)
}

import * as t from '@babel/types'
import type { ProbePoint, TraceEvent } from '#core'
import { positionOf, type Variable } from './bindings.ts'
import {
  argumentsOf,
  calledName,
  cellOf,
  cellOfVariable,
  changedByCall,
  isCall,
  keepsObjects,
  leavesOf,
  looksIntoObjects,
  receiverOf,
} from './cells.ts'
import { Arguments } from './arguments.ts'
import { Frames, type Frame } from './frames.ts'
import type { Link, Miss } from './links.ts'
import { MayCall } from './may-call.ts'
import { keyOfEvent, Memory } from './memory.ts'
import type { ObjectKey } from './objects.ts'
import { isMember, type ProgramMap } from './program-map.ts'
import { childOf, functionAt, isWithin, statementOf, type Site } from './sites.ts'

/** Goes along with the events of a trace and tells what each depends on. */
export class Builder {
  readonly frames: Frames
  readonly memory: Memory
  /** Points of the calls that entered functions, by the event of the entry. */
  readonly calledAt = new Map<number, readonly number[]>()
  readonly #map: ProgramMap
  readonly #mayCall: MayCall
  readonly #link: Link
  readonly #miss: Miss
  /** The last event at each place, in whatever call. */
  readonly #latest = new Map<Site, TraceEvent>()
  readonly #arguments = new Arguments()
  /** The events at which each error left the last function. */
  readonly #thrown = new Map<number, number>()

  constructor(map: ProgramMap, link: Link, miss: Miss) {
    this.#map = map
    this.#mayCall = new MayCall(map.effects)
    this.frames = new Frames(({ fn, last }, callee) =>
      this.#mayCall.from(fn!, callee, last === null ? undefined : map.siteOf.get(last.point)),
    )
    this.memory = new Memory(map, this.frames)
    this.#link = link
    this.#miss = miss
  }

  see(event: TraceEvent, point: ProbePoint): void {
    const site = this.#map.siteOf.get(point.id)
    if (point.kind === 'function') return this.#enter(event, site ?? null)
    const { frame, ended } = this.frames.at(event, functionAt(site))
    if (site === undefined) return
    if (point.kind === 'exception' && t.isFunction(site.node)) this.#leave(event, frame, ended)
    else if (frame.last !== null && ended.length === 0 && frame.last.point !== event.point && this.#siteOf(frame.last) === site) {
      this.#link(event.index, frame.last.index, 'data')
    } else this.#evaluate(event, point, site, frame, ended)
    frame.latest.set(site, event)
    frame.last = event
    this.#latest.set(site, event)
    if (t.isThisExpression(site.node)) frame.self = event.value?.identity
    this.memory.remember(event, point, site, frame)
    if (point.kind === 'return') this.frames.end(frame, event)
  }

  /** When all events have been seen. */
  finish(): void {
    this.#arguments.link(this.#link)
  }

  #siteOf({ point }: TraceEvent): Site | undefined {
    return this.#map.siteOf.get(point)
  }

  #enter(event: TraceEvent, fn: Site | null): void {
    const frame = this.frames.enter(event, fn)
    if (fn === null) return
    const caller = this.frames.all.get(frame.caller)
    const before = caller?.last ?? null
    if (before !== null) this.#arguments.enter(frame, before.index)
    const call = caller?.fn && before !== null ? this.#mayCall.siteOf(caller.fn, fn, this.#siteOf(before)) : null
    const given = call === null ? [] : argumentsOf(call)
    const parameters = fn.children.filter(({ key }) => key === 'params')
    parameters.forEach((parameter, position) => {
      const argument = given[position]
      const key = argument === undefined || !t.isIdentifier(parameter.node) ? undefined : this.memory.keyOf(argument, caller!)
      for (const leaf of leavesOf(parameter)) this.memory.enter(event, leaf, key, frame)
    })
  }

  /** An exception that leaves a function comes from a call in it, or from what its last statement had come to. */
  #leave(event: TraceEvent, frame: Frame, ended: readonly Frame[]): void {
    this.#claim(event, ended, null, frame)
    if (frame.entry !== null) this.#link(event.index, frame.entry, 'control')
    if (frame.last !== null) this.#link(event.index, frame.last.index, 'data')
    const origin = event.origin === undefined ? undefined : this.#map.siteOf.get(event.origin)
    const begun = origin?.fn === frame.fn ? origin : frame.last === null ? undefined : this.#siteOf(frame.last)
    const statement = begun === undefined ? null : statementOf(begun)
    if (statement !== null) {
      for (const [site, seen] of frame.latest) if (isWithin(site, statement)) this.#link(event.index, seen.index, 'data')
      for (const read of this.#map.usesOf(statement).reads) this.#read(event.index, read, frame)
      const reached = this.#map.statementAt.get(statement)
      this.#miss(event.index, reached === undefined ? [] : [reached])
      this.#control(event.index, statement, frame)
    } else if (frame.fn !== null) this.#miss(event.index, this.#map.endsOf(frame.fn))
    const error = event.value?.identity
    if (error !== undefined) {
      const before = this.#thrown.get(error)
      if (before !== undefined) this.#link(event.index, before, 'data')
      this.#thrown.set(error, event.index)
    }
    this.frames.end(frame, event)
  }

  #evaluate(event: TraceEvent, point: ProbePoint, site: Site, frame: Frame, ended: readonly Frame[]): void {
    const { index } = event
    const { parts, reads } = this.#map.usesOf(site)
    const before = frame.latest.get(site)?.index ?? -1
    const isLoop = point.kind === 'loop' || t.isSwitchCase(site.node)
    // What a function of the program is given, it takes from its parameters.
    const isOwn = isCall(site) && this.#isOwn(site, ended)
    if (!isOwn) for (const part of parts) this.#part(index, part, frame, isLoop ? -1 : before)
    for (const read of reads) this.#read(index, read, frame)
    if (this.#map.bound.has(site) || isMember(site)) this.#read(index, site, frame, event)
    this.#claim(event, ended, isCall(site) ? site : null, frame)
    this.#looksInside(event, site, [...parts, ...reads], isCall(site) && !isOwn, frame)
    this.#control(index, site, frame)
  }

  #part(from: number, part: Site, frame: Frame, after: number): void {
    const seen = frame.latest.get(part)
    if (seen !== undefined && seen.index > after) this.#link(from, seen.index, part.key === 'test' ? 'control' : 'data')
    else this.#miss(from, this.#map.pointsFor(part))
  }

  /** Deciders by what they last came to; those of the function by its entry. */
  #control(from: number, site: Site, frame: Frame): void {
    for (const decider of this.#map.control.near(site)) this.#decided(from, decider, frame, -1)
    if (frame.entry !== null) this.#link(from, frame.entry, 'control')
  }

  #decided(from: number, decider: Site, frame: Frame, after: number): void {
    const places =
      this.#map.pointsAt.has(decider) || t.isCompletionStatement(decider.node) ? [decider] : this.#map.usesOf(decider).parts
    for (const place of places) {
      const seen = decider.fn === frame.fn ? frame.latest.get(place) : this.#latest.get(place)
      if (seen === undefined) this.#miss(from, this.#map.pointsFor(place))
      else if (seen.index > after) this.#link(from, seen.index, 'control')
    }
  }

  /** A value that is read: what gave it, and what decided that nothing else did since. */
  #read(from: number, site: Site, frame: Frame, event?: TraceEvent): void {
    const variable = this.#map.bound.get(site)
    if (variable !== undefined) this.#readVariable(from, variable, frame)
    else if (isMember(site)) this.#readMember(from, site, frame)
    else return
    const cell = cellOf(site, this.#map.bound)
    const key = event?.value?.identity
    if (variable !== undefined && cell !== null && key !== undefined) this.memory.recognise(cell, key, frame)
  }

  #readVariable(from: number, variable: Variable, frame: Frame): void {
    const cell = cellOfVariable(variable)
    const owner = variable.fn === null ? undefined : this.frames.ownerOf(variable.fn, frame)
    const given = this.memory.givenTo(variable, frame)
    const position = positionOf(variable)
    if (given !== undefined) this.#link(from, given, 'data')
    if (owner !== undefined && position >= 0 && (given === undefined || given === owner.entry)) {
      if (owner.entry !== null) this.#link(from, owner.entry, 'data')
      this.#arguments.read(from, owner, position)
    }
    this.#undecided(from, cell, frame, given ?? owner?.entry ?? -1, this.memory.heldBy(cell, frame))
  }

  #readMember(from: number, site: Site, frame: Frame): void {
    const object = childOf(site, 'object')!
    const key = this.memory.keyOf(object, frame)
    const field = this.memory.fieldOf(site, frame)
    const written = key === undefined ? [] : this.memory.objects.read(key, field)
    const initial = written.length > 0 ? undefined : this.memory.given.get(`.${field}`)
    const given = initial === undefined ? written : [initial]
    for (const event of given) this.#link(from, event, 'data')
    const cell = cellOf(site, this.#map.bound)
    if (cell !== null) this.#undecided(from, cell, frame, Math.max(-1, ...given), undefined)
    const holder = cellOf(object, this.#map.bound)
    if (holder !== null && holder !== cell) this.#undecided(from, holder, frame, Math.max(-1, ...given), key)
  }

  /** What decided, since the value was given, that it is given no other; and places that may have, where not all was kept. */
  #undecided(from: number, cell: string, frame: Frame, since: number, key: ObjectKey | undefined): void {
    const changed = key === undefined ? since : Math.max(since, ...this.memory.objects.read(key, null))
    for (const decider of this.#map.effects.deciders(cell)) this.#decided(from, decider, frame, changed)
    for (const change of this.#map.effects.changes.get(cell) ?? []) this.#miss(from, this.#map.pointsFor(change))
  }

  /** Calls that ended here: their results are part of this value, and its parts were their arguments. */
  #claim(event: TraceEvent, ended: readonly Frame[], call: Site | null, frame: Frame): void {
    for (const callee of ended) {
      if (callee.end !== null) this.#link(event.index, callee.end.index, 'data')
      else if (callee.entry !== null) this.#link(event.index, callee.entry, 'data')
      if (callee.isClaimed) continue
      callee.isClaimed = true
      if (call === null) {
        if (callee.entry !== null && frame.last !== null)
          this.#arguments.give(callee, { at: [], all: [frame.last.index], isDirect: false })
        continue
      }
      const partsOf = (site: Site) => (this.#map.pointsAt.has(site) ? [site] : this.#map.usesOf(site).parts)
      const at = argumentsOf(call).map((argument) => partsOf(argument).flatMap((part) => frame.latest.get(part)?.index ?? []))
      const all = this.#map.usesOf(call).parts.flatMap((part) => frame.latest.get(part)?.index ?? [])
      const receiver = receiverOf(call)
      const key = receiver === null ? undefined : this.memory.keyOf(receiver, frame)
      const isDirect = this.#isOwn(call, [callee]) || key === undefined
      const inside = isDirect || key === undefined ? [] : this.memory.objects.whole(key)
      this.#arguments.give(callee, { at, all: [...all, ...inside], isDirect })
      if (callee.entry === null) continue
      this.calledAt.set(callee.entry, this.#map.pointsFor(call))
      this.#control(callee.entry, call, frame)
    }
  }

  #isOwn(call: Site, ended: readonly Frame[]): boolean {
    const called = this.#map.effects.functions.get(calledName(call) ?? '') ?? []
    return ended.some(({ fn }) => fn !== null && called.includes(fn))
  }

  /** Built-ins, operators and patterns look into the objects that they are given. */
  #looksInside(event: TraceEvent, site: Site, from: readonly Site[], isBuiltin: boolean, frame: Frame): void {
    const { index } = event
    const keys = from.flatMap((part) => this.memory.keyOf(part, frame) ?? [])
    const held = keyOfEvent(event)
    if (isBuiltin || looksIntoObjects(site)) {
      for (const key of keys) for (const on of this.memory.objects.whole(key)) if (on !== index) this.#link(index, on, 'data')
    }
    if (held !== undefined && (isBuiltin || keepsObjects(site))) {
      this.memory.objects.hold(held, isBuiltin ? keys.flatMap((key) => [...this.memory.objects.membersOf(key)]) : keys)
    }
    const changed = isBuiltin ? changedByCall(site) : null
    if (changed === null) return
    const key = this.memory.keyOf(changed, frame) ?? held ?? cellOf(changed, this.#map.bound)
    this.memory.changes.push(index)
    if (key !== null) for (const on of this.memory.objects.change(key, index, keys)) this.#link(index, on, 'data')
  }
}

import * as t from '@babel/types'
import type { ProbePoint, TraceEvent } from '#core'
import type { Variable } from './bindings.ts'
import {
  argumentsOf,
  calledName,
  cellOf,
  cellOfVariable,
  changedByCall,
  isCall,
  leavesOf,
  propertyName,
  receiverOf,
  targetsOf,
} from './cells.ts'
import { Frames, type Frame } from './frames.ts'
import { Objects, type ObjectKey } from './objects.ts'
import { MayCall } from './may-call.ts'
import { isMember, type ProgramMap } from './program-map.ts'
import { bare, childOf, type Site } from './sites.ts'

export type Leads = 'data' | 'control'

/** Told which event depends on which. */
export type Link = (from: number, on: number, leads: Leads) => void

/** Told that an event depends on something of which not all was kept. */
export type Miss = (from: number, points: readonly number[], leads: Leads) => void

/** Goes along with the events of a trace and tells what each depends on. */
export class Builder {
  readonly frames: Frames
  readonly objects = new Objects()
  /** Events that changed what outlives the call they are of. */
  readonly changes: number[] = []
  readonly #map: ProgramMap
  readonly #link: Link
  readonly #miss: Miss
  /** The last event at each place, and that gave each variable its value, in whatever call. */
  readonly #latest = new Map<Site, TraceEvent>()
  readonly #given = new Map<string, number>()
  readonly #held = new Map<string, ObjectKey>()
  readonly #entries: { readonly frame: Frame; readonly before: number }[] = []
  /** Reads of parameters wait for the event of the call, which comes when it has ended. */
  readonly #parameterReads: { readonly from: number; readonly frame: Frame; readonly position: number }[] = []
  readonly #arguments = new Map<
    Frame,
    { readonly at: readonly (readonly number[])[]; readonly all: readonly number[]; readonly isDirect: boolean }
  >()

  constructor(map: ProgramMap, link: Link, miss: Miss) {
    this.#map = map
    const mayCall = new MayCall(map.effects)
    this.frames = new Frames(({ fn, last }, callee) =>
      mayCall.from(fn!, callee, last === null ? undefined : map.siteOf.get(last.point)),
    )
    this.#link = link
    this.#miss = miss
  }

  see(event: TraceEvent, point: ProbePoint): void {
    const site = this.#map.siteOf.get(point.id)
    if (point.kind === 'function') return this.#enter(event, site ?? null)
    const { frame, ended } = this.frames.at(event, fnOf(site))
    if (site === undefined) return
    if (point.kind === 'exception' && t.isFunction(site.node)) this.#leave(event, frame, ended)
    else if (frame.last !== null && frame.last.point !== event.point && this.#map.siteOf.get(frame.last.point) === site) {
      this.#link(event.index, frame.last.index, 'data')
    } else this.#evaluate(event, point, site, frame, ended)
    this.#remember(event, point, site, frame)
    if (point.kind === 'return') this.frames.end(frame, event)
  }

  /** What parameters were given, when all calls are known; of calls that nothing came of, what happened before. */
  finish(): void {
    for (const { frame, before } of this.#entries) if (!frame.isClaimed) this.#link(frame.entry!, before, 'control')
    for (const { from, frame, position } of this.#parameterReads) {
      const given = this.#arguments.get(frame)
      const on = given === undefined ? [] : given.isDirect ? (given.at[position] ?? []) : given.all
      for (const event of on) this.#link(from, event, 'data')
    }
  }

  #enter(event: TraceEvent, fn: Site | null): void {
    const frame = this.frames.enter(event, fn)
    if (fn === null) return
    for (const parameter of fn.children) {
      if (parameter.key !== 'params') continue
      for (const leaf of leavesOf(parameter)) {
        const variable = this.#map.bound.get(leaf)
        if (variable !== undefined) this.#given.set(cellOfVariable(variable), event.index)
      }
    }
    const before = this.frames.all.get(frame.caller)?.last?.index
    if (before !== undefined) this.#entries.push({ frame, before })
  }

  /** An exception that leaves a function comes from a call in it, or from what its last statement had come to. */
  #leave(event: TraceEvent, frame: Frame, ended: readonly Frame[]): void {
    this.#claim(event, ended, null, frame)
    if (frame.entry !== null) this.#link(event.index, frame.entry, 'control')
    if (frame.last !== null) this.#link(event.index, frame.last.index, 'data')
    const origin = event.origin === undefined ? undefined : this.#map.siteOf.get(event.origin)
    const begun = origin?.fn === frame.fn ? origin : frame.last === null ? undefined : this.#map.siteOf.get(frame.last.point)
    const statement = begun === undefined ? null : statementOf(begun)
    if (statement !== null) {
      for (const [site, seen] of frame.latest) if (isWithin(site, statement)) this.#link(event.index, seen.index, 'data')
      for (const read of this.#map.usesOf(statement).reads) this.#read(event.index, read, frame)
      this.#miss(event.index, this.#map.pointsFor(statement), 'data')
      this.#control(event.index, statement, frame)
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
    if (seen !== undefined && seen.index > after) this.#link(from, seen.index, 'data')
    else this.#miss(from, this.#map.pointsFor(part), 'data')
  }

  /** Deciders by what they last came to; those of the function by its entry. */
  #control(from: number, site: Site, frame: Frame): void {
    for (const decider of this.#map.control.near(site)) this.#decided(from, decider, frame, -1)
    if (frame.entry !== null) this.#link(from, frame.entry, 'control')
  }

  #decided(from: number, decider: Site, frame: Frame, after: number): void {
    const places = this.#map.pointsAt.has(decider) || isJump(decider) ? [decider] : this.#map.usesOf(decider).parts
    for (const place of places) {
      const seen = decider.fn === frame.fn ? frame.latest.get(place) : this.#latest.get(place)
      if (seen === undefined) this.#miss(from, this.#map.pointsFor(place), 'control')
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
    if (variable !== undefined && cell !== null && key !== undefined) this.#recognise(cell, key, frame)
  }

  #readVariable(from: number, variable: Variable, frame: Frame): void {
    const cell = cellOfVariable(variable)
    const isOwn = variable.fn !== null && variable.fn === frame.fn
    const position = isOwn ? positionOf(variable, frame.fn!) : -1
    const given = isOwn ? frame.given.get(cell) : this.#given.get(cell)
    if (given !== undefined) this.#link(from, given, 'data')
    else if (position >= 0) {
      if (frame.entry !== null) this.#link(from, frame.entry, 'data')
      this.#parameterReads.push({ from, frame, position })
    }
    this.#undecided(from, cell, frame, given ?? frame.entry ?? -1, isOwn ? frame.held.get(cell) : this.#held.get(cell))
  }

  #readMember(from: number, site: Site, frame: Frame): void {
    const object = childOf(site, 'object')!
    const key = this.#keyOf(object, frame)
    const field = this.#fieldOf(site, frame)
    const given = key === undefined ? [] : this.objects.read(key, field)
    for (const event of given) this.#link(from, event, 'data')
    const cell = cellOf(site, this.#map.bound)
    if (cell !== null) this.#undecided(from, cell, frame, Math.max(-1, ...given), undefined)
    const holder = cellOf(object, this.#map.bound)
    if (holder !== null && holder !== cell) this.#undecided(from, holder, frame, Math.max(-1, ...given), key)
  }

  /** What decided, since the value was given, that it is given no other; and places that may have, where not all was kept. */
  #undecided(from: number, cell: string, frame: Frame, since: number, key: ObjectKey | undefined): void {
    const changed = key === undefined ? since : Math.max(since, ...this.objects.read(key, null))
    for (const decider of this.#map.effects.deciders(cell)) this.#decided(from, decider, frame, changed)
    for (const change of this.#map.effects.changes.get(cell) ?? []) this.#miss(from, this.#map.pointsFor(change), 'data')
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
          this.#arguments.set(callee, { at: [], all: [frame.last.index], isDirect: false })
        continue
      }
      const partsOf = (site: Site) => (this.#map.pointsAt.has(site) ? [site] : this.#map.usesOf(site).parts)
      const at = argumentsOf(call).map((argument) => partsOf(argument).flatMap((part) => frame.latest.get(part)?.index ?? []))
      const all = this.#map.usesOf(call).parts.flatMap((part) => frame.latest.get(part)?.index ?? [])
      const receiver = receiverOf(call)
      const key = receiver === null ? undefined : this.#keyOf(receiver, frame)
      const isDirect = this.#isOwn(call, [callee]) || key === undefined
      const inside = isDirect || key === undefined ? [] : this.objects.whole(key)
      this.#arguments.set(callee, { at, all: [...all, ...inside], isDirect })
      if (callee.entry !== null) this.#control(callee.entry, call, frame)
    }
  }

  #isOwn(call: Site, ended: readonly Frame[]): boolean {
    const called = this.#map.effects.functions.get(calledName(call) ?? '') ?? []
    return ended.some(({ fn }) => fn !== null && called.includes(fn))
  }

  /** Built-ins, operators and patterns look into the objects that they are given. */
  #looksInside(event: TraceEvent, site: Site, from: readonly Site[], isBuiltin: boolean, frame: Frame): void {
    const { index } = event
    const keys = from.flatMap((part) => this.#keyOf(part, frame) ?? [])
    const held = keyOf(event)
    if (isBuiltin || LOOKS.has(site.node.type)) {
      for (const key of keys) for (const on of this.objects.whole(key)) if (on !== index) this.#link(index, on, 'data')
    }
    if (held !== undefined && (isBuiltin || KEEPS.has(site.node.type))) {
      this.objects.hold(held, isBuiltin ? keys.flatMap((key) => [...this.objects.membersOf(key)]) : keys)
    }
    const changed = isBuiltin ? changedByCall(site) : null
    if (changed === null) return
    const key = this.#keyOf(changed, frame) ?? held ?? cellOf(changed, this.#map.bound)
    this.changes.push(index)
    if (key !== null) for (const on of this.objects.change(key, index, keys)) this.#link(index, on, 'data')
  }

  #remember(event: TraceEvent, point: ProbePoint, site: Site, frame: Frame): void {
    const { index, value } = event
    frame.latest.set(site, event)
    frame.last = event
    this.#latest.set(site, event)
    if (t.isThisExpression(site.node)) frame.self = value?.identity
    if (point.kind !== 'assignment' && point.kind !== 'loop') return
    const targets = t.isIdentifier(site.node) ? [site] : targetsOf(site)
    for (const target of targets) {
      const variable = this.#map.bound.get(target)
      if (variable !== undefined) {
        const cell = cellOfVariable(variable)
        if (variable.fn === frame.fn) frame.given.set(cell, index)
        else this.changes.push(index)
        this.#given.set(cell, index)
        this.#hold(cell, keyOf(event), frame)
      } else if (isMember(target)) {
        const key = this.#keyOf(childOf(target, 'object')!, frame) ?? cellOf(childOf(target, 'object')!, this.#map.bound)
        this.changes.push(index)
        if (key !== null) this.objects.write(key, this.#fieldOf(target, frame), index, keyOf(event))
        const cell = cellOf(target, this.#map.bound)
        const held = keyOf(event)
        if (cell !== null && held !== undefined) this.#held.set(cell, held)
      }
    }
  }

  #hold(cell: string, key: ObjectKey | undefined, frame: Frame): void {
    if (key === undefined) {
      frame.held.delete(cell)
      this.#held.delete(cell)
    } else {
      frame.held.set(cell, key)
      this.#held.set(cell, key)
    }
  }

  /** A variable's object is seen: what was known of it under another name is known of it. */
  #recognise(cell: string, key: number, frame: Frame): void {
    for (const name of [cell, frame.held.get(cell) ?? this.#held.get(cell)]) {
      if (typeof name === 'string') this.objects.rename(name, key)
    }
    this.#hold(cell, key, frame)
  }

  /** Which object an expression gave when it was last evaluated. */
  #keyOf(site: Site, frame: Frame): ObjectKey | undefined {
    const inner = bare(site)
    const seen = frame.latest.get(site) ?? frame.latest.get(inner)
    if (seen?.value?.identity !== undefined) return seen.value.identity
    if (seen !== undefined && keyOf(seen) === undefined) return undefined
    if (t.isThisExpression(inner.node)) return frame.self
    const cell = cellOf(inner, this.#map.bound)
    if (cell === null || !(this.#map.bound.has(inner) || isMember(inner))) return seen === undefined ? undefined : keyOf(seen)
    return frame.held.get(cell) ?? this.#held.get(cell) ?? cell
  }

  /** The objects that an event's value is made of, itself included. */
  keysIn(event: TraceEvent, frame: Frame): readonly ObjectKey[] {
    if (event.value?.identity !== undefined) return [event.value.identity]
    if (keyOf(event) === undefined) return []
    const site = this.#map.siteOf.get(event.point)!
    const { parts, reads } = this.#map.usesOf(site)
    return [...parts, ...reads].flatMap((part) => this.#keyOf(part, frame) ?? [])
  }

  #fieldOf(site: Site, frame: Frame): string | null {
    const name = propertyName(site.node as t.MemberExpression)
    if (name !== null) return name
    const property = childOf(site, 'property')
    if (property === undefined) return null
    if (t.isNumericLiteral(property.node)) return String(property.node.value)
    const value = frame.latest.get(property)?.value
    return value?.type === 'number' ? value.text : value?.type === 'string' ? unquoted(value.text) : null
  }
}

/** The function that an event at the place is of. */
function fnOf(site: Site | undefined): Site | null {
  return site === undefined ? null : t.isFunction(site.node) ? site : site.fn
}

/** An object by the number that the trace gives it; where it was seen without, by the event. */
function keyOf({ value, index }: TraceEvent): ObjectKey | undefined {
  const isObject = value?.type === 'array' || value?.type === 'object' || value?.type === 'other'
  return value?.identity ?? (isObject ? `e${index}` : undefined)
}

/** What passes objects on without looking into them. */
const KEEPS: ReadonlySet<string> = new Set(['ArrayExpression', 'ObjectExpression'])
/** What looks into objects. */
const LOOKS: ReadonlySet<string> = new Set([
  'BinaryExpression',
  'ForInStatement',
  'ForOfStatement',
  'SpreadElement',
  'TemplateLiteral',
])

function isJump({ node }: Site): boolean {
  return t.isCompletionStatement(node)
}

function unquoted(text: string): string {
  return text.replace(/^"|"$/g, '')
}

function positionOf(variable: Variable, fn: Site): number {
  const parameters = fn.children.filter(({ key }) => key === 'params')
  return parameters.findIndex(({ node }) => node.start! <= variable.start && variable.start < node.end!)
}

function statementOf(site: Site): Site | null {
  for (let at: Site | null = site; at !== null && !t.isFunction(at.node); at = at.parent) if (t.isStatement(at.node)) return at
  return null
}

function isWithin({ node }: Site, outer: Site): boolean {
  return outer.node.start! <= node.start! && node.end! <= outer.node.end!
}

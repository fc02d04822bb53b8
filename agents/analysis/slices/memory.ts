import * as t from '@babel/types'
import type { ProbePoint, TraceEvent } from '#core'
import { cellOf, cellOfVariable, propertyName, targetsOf, type Cell } from './cells.ts'
import type { Variable } from './bindings.ts'
import type { Frame, Frames } from './frames.ts'
import { Objects, type ObjectKey } from './objects.ts'
import { isMember, type ProgramMap } from './program-map.ts'
import { bare, childOf, type Site } from './sites.ts'

/** Which events made variables and objects what they are, and which objects variables hold. */
export class Memory {
  readonly objects = new Objects()
  /** Events that changed what outlives the call they are of. */
  readonly changes: number[] = []
  /** The event that last gave each variable its value, in whatever call. */
  readonly given = new Map<Cell, number>()
  /** The same of closures that outlived the calls whose variables they see. */
  readonly #outlived = new Map<Cell, number>()
  readonly #held = new Map<Cell, ObjectKey>()
  readonly #map: ProgramMap

  readonly #frames: Frames

  constructor(map: ProgramMap, frames: Frames) {
    this.#map = map
    this.#frames = frames
  }

  /** The event that gave a variable the value that is read in a call. */
  givenTo(variable: Variable, frame: Frame): number | undefined {
    const cell = cellOfVariable(variable)
    const owner = variable.fn === null ? undefined : this.#frames.ownerOf(variable.fn, frame)
    if (owner === undefined) return this.given.get(cell)
    const own = owner.given.get(cell)
    const later = this.#outlived.get(cell)
    return later !== undefined && later > (own ?? owner.entry ?? -1) ? later : own
  }

  /** What an assignment, a turn of a loop or a field of a class gives a value to. */
  remember(event: TraceEvent, point: ProbePoint, site: Site, frame: Frame): void {
    const { node } = site
    if (t.isClassProperty(node) || t.isClassPrivateProperty(node)) this.#rememberField(event, node)
    if (point.kind !== 'assignment' && point.kind !== 'loop') return
    for (const target of t.isIdentifier(node) ? [site] : targetsOf(site)) {
      if (this.#map.bound.has(target)) this.#giveVariable(event, target, frame)
      else if (isMember(target)) this.#giveMember(event, target, frame)
    }
  }

  /** A parameter at its function's entry, and the object that it was given. */
  enter(event: TraceEvent, parameter: Site, key: ObjectKey | undefined, frame: Frame): void {
    const variable = this.#map.bound.get(parameter)
    if (variable === undefined) return
    this.given.set(cellOfVariable(variable), event.index)
    this.#hold(cellOfVariable(variable), key, frame)
  }

  #giveVariable(event: TraceEvent, target: Site, frame: Frame): void {
    const variable = this.#map.bound.get(target)!
    const cell = cellOfVariable(variable)
    if (variable.fn !== frame.fn) this.changes.push(event.index)
    const owner = variable.fn === null ? undefined : this.#frames.ownerOf(variable.fn, frame)
    if (owner === undefined) this.#outlived.set(cell, event.index)
    else owner.given.set(cell, event.index)
    this.given.set(cell, event.index)
    this.#hold(cell, keyOfEvent(event), frame)
  }

  #giveMember(event: TraceEvent, target: Site, frame: Frame): void {
    const object = childOf(target, 'object')!
    const key = this.keyOf(object, frame) ?? cellOf(object, this.#map.bound)
    this.changes.push(event.index)
    if (key !== null) this.objects.write(key, this.fieldOf(target, frame), event.index, keyOfEvent(event))
    const cell = cellOf(target, this.#map.bound)
    const held = keyOfEvent(event)
    if (cell !== null && held !== undefined) this.#held.set(cell, held)
  }

  #rememberField(event: TraceEvent, field: t.ClassProperty | t.ClassPrivateProperty): void {
    const { key } = field
    const isNamed = t.isIdentifier(key) && !('computed' in field && field.computed)
    const name = t.isPrivateName(key) ? `#${key.id.name}` : isNamed ? key.name : null
    if (name === null) return
    this.given.set(`.${name}`, event.index)
    const held = keyOfEvent(event)
    if (held !== undefined) this.#held.set(`.${name}`, held)
  }

  #hold(cell: Cell, key: ObjectKey | undefined, frame: Frame): void {
    if (key === undefined) {
      frame.held.delete(cell)
      this.#held.delete(cell)
    } else {
      frame.held.set(cell, key)
      this.#held.set(cell, key)
    }
  }

  /** A variable's object is seen: what was known of it under another name is known of it. */
  recognise(cell: Cell, key: number, frame: Frame): void {
    for (const name of [cell, this.heldBy(cell, frame)]) if (typeof name === 'string') this.objects.rename(name, key)
    this.#hold(cell, key, frame)
  }

  heldBy(cell: Cell, frame: Frame): ObjectKey | undefined {
    return frame.held.get(cell) ?? this.#held.get(cell)
  }

  /** Which object an expression gave when it was last evaluated. */
  keyOf(site: Site, frame: Frame): ObjectKey | undefined {
    const inner = bare(site)
    const seen = frame.latest.get(site) ?? frame.latest.get(inner)
    if (seen?.value?.identity !== undefined) return seen.value.identity
    const key = seen === undefined ? undefined : keyOfEvent(seen)
    if (seen !== undefined && key === undefined) return undefined
    if (t.isThisExpression(inner.node)) return frame.self
    const cell = cellOf(inner, this.#map.bound)
    if (cell === null || !(this.#map.bound.has(inner) || isMember(inner))) return key
    return this.heldBy(cell, frame) ?? cell
  }

  /** The objects that an event's value is, or is made of where it was seen without its number. */
  keysIn(event: TraceEvent, frame: Frame): readonly ObjectKey[] {
    if (event.value?.identity !== undefined) return [event.value.identity]
    if (keyOfEvent(event) === undefined) return []
    const { parts, reads } = this.#map.usesOf(this.#map.siteOf.get(event.point)!)
    return [...parts, ...reads].flatMap((part) => this.keyOf(part, frame) ?? [])
  }

  /** The property that a member expression names, by its text or by what was seen; `null` where that is not known. */
  fieldOf(site: Site, frame: Frame): string | null {
    const name = propertyName(site.node as t.MemberExpression)
    const property = childOf(site, 'property')
    if (name !== null || property === undefined) return name
    if (t.isNumericLiteral(property.node)) return String(property.node.value)
    const value = frame.latest.get(property)?.value
    return value?.type === 'number' ? value.text : value?.type === 'string' ? value.text.replace(/^"|"$/g, '') : null
  }
}

/** An object by the number that the trace gives it; where it was seen without, by the event. */
export function keyOfEvent({ value, index }: TraceEvent): ObjectKey | undefined {
  const isObject = value?.type === 'array' || value?.type === 'object' || value?.type === 'other'
  return value?.identity ?? (isObject ? `e${index}` : undefined)
}

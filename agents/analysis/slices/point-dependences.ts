import * as t from '@babel/types'
import { positionOf } from './bindings.ts'
import { argumentsOf, calledName, cellOf, isCall } from './cells.ts'
import { isMember, type ProgramMap } from './program-map.ts'
import type { Site } from './sites.ts'

const known = new WeakMap<ProgramMap, Map<number, readonly number[]>>()

/**
 * What a point depends on by the text alone, as points: for what ran and was not kept. Of a point for a whole statement, everything that
 * the statement evaluates.
 */
export function pointDependences(map: ProgramMap, point: number): readonly number[] {
  let ofMap = known.get(map)
  if (ofMap === undefined) known.set(map, (ofMap = new Map()))
  let found = ofMap.get(point)
  if (found === undefined) ofMap.set(point, (found = findDependences(map, point)))
  return found
}

function findDependences(map: ProgramMap, point: number): readonly number[] {
  const site = map.siteOf.get(point)
  if (site === undefined) return []
  const { parts, reads } = map.usesOf(site)
  const places = [...parts, ...map.control.near(site)]
  const ends: number[] = []
  for (const read of [...reads, site]) {
    if (!map.bound.has(read) && !isMember(read)) continue
    places.push(...placesThatGive(map, read))
  }
  for (const call of isCall(site) ? [site] : callsIn(site)) {
    for (const fn of map.effects.functions.get(calledName(call) ?? '') ?? []) ends.push(...map.endsOf(fn))
  }
  return [...new Set([...ends, ...places.flatMap((place) => map.pointsFor(place))])]
}

function placesThatGive(map: ProgramMap, read: Site): readonly Site[] {
  const cell = cellOf(read, map.bound)
  const variable = map.bound.get(read)
  const given = cell === null ? [] : [...(map.effects.changes.get(cell) ?? []), ...map.effects.deciders(cell)]
  const position = variable === undefined ? -1 : positionOf(variable)
  if (position === -1) return given
  const calls = callsByFunction(map).get(variable!.fn!) ?? []
  return [...given, ...calls.flatMap((call) => argumentsOf(call)[position] ?? [])]
}

const callsOf = new WeakMap<ProgramMap, ReadonlyMap<Site, readonly Site[]>>()

/** The calls of each function by its name. */
function callsByFunction(map: ProgramMap): ReadonlyMap<Site, readonly Site[]> {
  const found = callsOf.get(map)
  if (found !== undefined) return found
  const calls = new Map<Site, Site[]>()
  for (const { parent, key } of map.bound.keys()) {
    if (parent === null || key !== 'callee' || !isCall(parent)) continue
    for (const fn of map.effects.functions.get(calledName(parent) ?? '') ?? []) {
      const list = calls.get(fn)
      if (list === undefined) calls.set(fn, [parent])
      else list.push(parent)
    }
  }
  callsOf.set(map, calls)
  return calls
}

function callsIn(site: Site): readonly Site[] {
  if (!t.isStatement(site.node) && !t.isVariableDeclaration(site.node)) return []
  const calls: Site[] = []
  const enter = (at: Site): void => {
    if (isCall(at)) calls.push(at)
    for (const child of at.children) if (!t.isFunction(child.node) && !t.isStatement(child.node)) enter(child)
  }
  enter(site)
  return calls
}

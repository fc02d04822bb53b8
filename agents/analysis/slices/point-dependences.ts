import * as t from '@babel/types'
import { positionOf } from './bindings.ts'
import { argumentsOf, calledName, cellOf, isCall } from './cells.ts'
import { isMember, type ProgramMap } from './program-map.ts'
import type { Site } from './sites.ts'

/**
 * What a point depends on by the text alone, as points: for what ran and was not kept. Of a point for a whole statement, everything that
 * the statement evaluates.
 */
export function pointDependences(map: ProgramMap, point: number): readonly number[] {
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
  const calls = [...map.bound.keys()].flatMap(({ parent, key }) =>
    parent !== null && key === 'callee' && isCall(parent) ? [parent] : [],
  )
  const own = calls.filter((call) => map.effects.functions.get(calledName(call) ?? '')?.includes(variable!.fn!) === true)
  return [...given, ...own.flatMap((call) => argumentsOf(call)[position] ?? [])]
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

import * as t from '@babel/types'
import { toSpan, type ParsedSource } from '#core'
import type { Placed } from './additions.ts'
import type { AnswerCode } from './answer-code.ts'
import { callableOf } from './callable.ts'
import { keyOf, type Inner } from './inner.ts'
import { intoClass } from './merge-class.ts'
import { indentAt, reindented, type Splice } from './splice.ts'
import type { Unit } from './unit.ts'

type ByName = ReadonlyMap<string, readonly Inner[]>

/** Declarations that the program has below its top level: each goes to the only place of its name that `replaced` leaves. */
export function placeInside(
  units: readonly Unit[],
  inner: ByName,
  replaced: readonly Placed[],
  programText: string,
  text: string,
): { readonly known: ReadonlySet<Unit>; readonly placed: readonly Placed[]; readonly ambiguous: readonly string[] } {
  const gone = replaced.flatMap(({ splices }) => splices)
  const known = new Set<Unit>()
  const placed: Placed[] = []
  const ambiguous: string[] = []
  for (const unit of units) {
    const name = unit.names[0]!
    const places = (inner.get(name) ?? []).filter(
      ({ span }) => !gone.some(({ start, end }) => start <= span.start && span.end <= end),
    )
    const splice = places.length === 1 ? written(places[0]!, unit.value, programText, text) : null
    if (splice !== null) {
      known.add(unit)
      placed.push({ node: unit.statement, splices: [splice] })
    } else if (places.length > 1 && (t.isFunction(unit.value) || t.isClass(unit.value))) ambiguous.push(name)
  }
  return { known, placed, ambiguous }
}

/** Members without their class: each to the only place of its name, and new ones to the class of the others. */
export function placeMembers(
  program: ParsedSource,
  { members, text }: AnswerCode,
  byName: ReadonlyMap<string, Unit>,
  inner: ByName,
): { readonly placed: Placed[]; readonly ambiguous: string[] } {
  const placed: Placed[] = []
  const ambiguous: string[] = []
  const added: t.Node[] = []
  const owners = new Set<t.ClassBody>()
  for (const member of members) {
    const name = 'key' in member ? keyOf(member.key) : ''
    const value = 'value' in member ? (member.value as t.Node | null) : member
    const places = inner.get(name) ?? []
    const [place] = places
    const unit = byName.get(name)
    const callable = callableOf(name, value, text)
    const splice = places.length === 1 ? written(place!, value, program.text, text) : null
    if (places.length > 1) ambiguous.push(name)
    else if (splice !== null) placed.push({ node: member, splices: [splice] })
    else if (unit?.value != null && callable !== null)
      placed.push({
        node: member,
        splices: [{ ...toSpan(unit.value), text: callable.expression }],
      })
    else added.push(member)
    if (splice !== null && place?.owner != null) owners.add(place.owner)
  }
  const [owner, ...others] = owners
  if (owner !== undefined && others.length === 0 && added.length > 0) {
    const indent = indentAt(program.text, owner.body[0]!.start!)
    const texts = added.map((member) => reindented(text.slice(member.start!, member.end!), indentAt(text, member.start!), indent))
    for (const member of added) placed.push({ node: member, splices: [] })
    placed.push({ node: added[0]!, splices: [intoClass(owner, program.text, texts)] })
  }
  return { placed, ambiguous }
}

function written(place: Inner, value: t.Node | null, programText: string, text: string): Splice | null {
  const callable = callableOf(place.name, value, text)
  const code = callable === null ? null : place.write(callable)
  if (code === null) return null
  return { ...place.span, text: reindented(code, indentAt(text, value!.start!), indentAt(programText, place.span.start)) }
}

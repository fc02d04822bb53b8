import * as t from '@babel/types'
import { toSpan, type ParsedSource } from '#core'
import type { AnswerCode } from './answer-code.ts'
import { callableOf } from './callable.ts'
import { additions, type Placed } from './additions.ts'
import { innerFunctions, keyOf, type Inner } from './inner.ts'
import { intoClass, mergeClass } from './merge-class.ts'
import { indentAt, reindented, type Splice } from './splice.ts'
import { substitute } from './substitute.ts'
import { unitsOf, type Unit } from './unit.ts'
import { isLoose, isUsage } from './usage.ts'

export interface Merged {
  readonly splices: readonly Splice[]
  /** Functions of the answer that the program has in several places below its top level. */
  readonly ambiguous: readonly string[]
}

/**
 * Puts each declaration of an answer in the place of the program's of the same name: at the top level first, else in the only place below it. What is
 * new goes along where it is used. No splice: nothing of it is in the program.
 */
export function merge(program: ParsedSource, answer: AnswerCode): Merged {
  const own = unitsOf(program.ast.program.body, program.text)
  const byName = new Map(own.flatMap((unit) => unit.names.map((name) => [name, unit])))
  const given = unitsOf(answer.statements, answer.text)
  const pairs = pairedByName(own, given)
  const ownDefault = own.find(({ isDefault }) => isDefault)
  const inner = Map.groupBy(innerFunctions(program), ({ name }) => name)
  const placed: Placed[] = []
  const fresh: Unit[] = []
  const ambiguous: string[] = []

  for (const unit of given) {
    const target = pairs.get(unit) ?? (unit.isDefault ? ownDefault : undefined)
    if (target === undefined && !byName.has(unit.names[0]!)) fresh.push(unit)
    else if (target === undefined) continue
    else if (unit.names.length === target.names.length) {
      const members = mergeClass(target, unit, program.text, answer.text)
      const whole = substitute(target, unit, answer.text)
      placed.push({ node: unit.statement, splices: members ?? (whole === null ? [] : [whole]) })
    }
  }
  const top = placed.flatMap(({ splices }) => splices)
  const stillFresh = fresh.filter((unit) => {
    const places = (inner.get(unit.names[0]!) ?? []).filter(
      ({ span }) => !top.some(({ start, end }) => start <= span.start && span.end <= end),
    )
    const splice = places.length === 1 ? written(places[0]!, unit.value, program.text, answer.text) : null
    if (splice !== null) placed.push({ node: unit.statement, splices: [splice] })
    else if (places.length > 1 && (t.isFunction(unit.value) || t.isClass(unit.value))) ambiguous.push(unit.names[0]!)
    return splice === null
  })
  const properties = stillFresh
    .filter(({ kind }) => kind === 'assignment')
    .flatMap((unit) => placeProperty(unit, byName, answer.text))
  placed.push(...properties)
  const members = placeMembers(program, answer, byName, inner)
  placed.push(...members.placed)
  if (placed.length === 0 || members.ambiguous.length > 0) return { splices: [], ambiguous: [...ambiguous, ...members.ambiguous] }
  const loose = answersLoose(program, answer, own, new Set(placed.map(({ node }) => node)))
  const added = additions(program, answer, [...placed, ...loose], stillFresh)
  return {
    splices: [...added, ...placed.flatMap(({ splices }) => splices), ...loose.flatMap(({ splices }) => splices)],
    ambiguous,
  }
}

/** What is declared or assigned several times is paired from the end: the last is what counts. */
function pairedByName(own: readonly Unit[], given: readonly Unit[]): ReadonlyMap<Unit, Unit> {
  const nameOf = ({ names }: Unit) => names[0]!
  const all = Map.groupBy(own, nameOf)
  const pairs = new Map<Unit, Unit>()
  for (const [name, units] of Map.groupBy(given, nameOf)) {
    const targets = all.get(name) ?? own.filter(({ names }) => names.includes(name))
    for (const [at, unit] of units.entries()) {
      const target = targets.at(at - units.length)
      if (target !== undefined) pairs.set(unit, target)
    }
  }
  return pairs
}

function written(place: Inner, value: t.Node | null, programText: string, text: string): Splice | null {
  const callable = callableOf(place.name, value, text)
  const code = callable === null ? null : place.write(callable)
  if (code === null) return null
  return { ...place.span, text: reindented(code, indentAt(text, value!.start!), indentAt(programText, place.span.start)) }
}

/** A new property of what the program has, such as a method of a prototype, goes behind it. */
function placeProperty({ names, statement }: Unit, byName: ReadonlyMap<string, Unit>, text: string): Placed[] {
  const owner = byName.get(names[0]!.split('.')[0]!)
  if (owner === undefined || !names[0]!.includes('.')) return []
  const at = owner.statement.end!
  return [{ node: statement, splices: [{ start: at, end: at, text: `\n\n${text.slice(statement.start!, statement.end!)}` }] }]
}

/** Members without their class: each to the only place of its name, and new ones to the class of the others. */
function placeMembers(
  program: ParsedSource,
  { members, text }: AnswerCode,
  byName: ReadonlyMap<string, Unit>,
  inner: ReadonlyMap<string, readonly Inner[]>,
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

/** What a whole program does besides declaring is taken over one for one, where it is as much as before. */
function answersLoose(program: ParsedSource, answer: AnswerCode, own: readonly Unit[], placed: ReadonlySet<t.Node>): Placed[] {
  const covered = new Set(own.map(({ statement }) => statement))
  const before = program.ast.program.body.filter((each) => isLoose(each) && !isUsage(each) && !covered.has(each))
  const now = answer.statements.filter((each) => isLoose(each) && !isUsage(each) && !placed.has(each))
  if (before.length !== now.length || placed.size < covered.size) return []
  return now.map((node, at) => {
    const { start, end } = before[at]!
    return { node, splices: [{ start: start!, end: end!, text: answer.text.slice(node.start!, node.end!) }] }
  })
}

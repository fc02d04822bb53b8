import type * as t from '@babel/types'
import type { ParsedSource } from '#core'
import type { AnswerCode } from './answer-code.ts'
import { additions, type Placed } from './additions.ts'
import { innerFunctions } from './inner.ts'
import { mergeClass } from './merge-class.ts'
import { placeInside, placeMembers } from './merge-inner.ts'
import type { Splice } from './splice.ts'
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
  const given = unitsOf(answer.statements, answer.text)
  const byName = new Map(own.flatMap((unit) => unit.names.map((name) => [name, unit])))
  const inner = Map.groupBy(innerFunctions(program), ({ name }) => name)

  const top = placeAtTop(own, given, program.text, answer.text)
  const unknown = given.filter((unit) => !top.pairs.has(unit) && !byName.has(unit.names[0]!))
  const inside = placeInside(unknown, inner, top.placed, program.text, answer.text)
  const fresh = unknown.filter((unit) => !inside.known.has(unit))
  const properties = fresh.filter(({ kind }) => kind === 'assignment').flatMap((unit) => placeProperty(unit, byName, answer.text))
  const members = placeMembers(program, answer, byName, inner)

  const placed = [...top.placed, ...inside.placed, ...properties, ...members.placed]
  const ambiguous = [...inside.ambiguous, ...members.ambiguous]
  if (placed.length === 0 || members.ambiguous.length > 0) return { splices: [], ambiguous }
  const loose = answersLoose(program, answer, own, new Set(placed.map(({ node }) => node)))
  const added = additions(program, answer, [...placed, ...loose], fresh)
  const splices = [...added, ...[...placed, ...loose].flatMap(({ splices }) => splices)]
  return { splices, ambiguous }
}

/** What has a unit of the same name at the program's top level, and the places of those that can stand there. */
function placeAtTop(
  own: readonly Unit[],
  given: readonly Unit[],
  programText: string,
  text: string,
): { readonly pairs: ReadonlyMap<Unit, Unit>; readonly placed: readonly Placed[] } {
  const pairs = pairedByName(own, given)
  const placed = [...pairs].flatMap(([unit, target]): Placed[] => {
    if (unit.names.length !== target.names.length) return []
    const members = mergeClass(target, unit, programText, text)
    const whole = substitute(target, unit, text)
    return [{ node: unit.statement, splices: members ?? (whole === null ? [] : [whole]) }]
  })
  return { pairs, placed }
}

/** What is declared or assigned several times is paired from the end: the last is what counts. A default export needs no name. In the order of `given`. */
function pairedByName(own: readonly Unit[], given: readonly Unit[]): ReadonlyMap<Unit, Unit> {
  const nameOf = ({ names }: Unit) => names[0]!
  const all = Map.groupBy(own, nameOf)
  const same = Map.groupBy(given, nameOf)
  const ownDefault = own.find(({ isDefault }) => isDefault)
  return new Map(
    given.flatMap((unit) => {
      const name = nameOf(unit)
      const units = same.get(name)!
      const targets = all.get(name) ?? own.filter(({ names }) => names.includes(name))
      const target = targets.at(units.indexOf(unit) - units.length) ?? (unit.isDefault ? ownDefault : undefined)
      return target === undefined ? [] : [[unit, target] as const]
    }),
  )
}

/** A new property of what the program has, such as a method of a prototype, goes behind it. */
function placeProperty({ names, statement }: Unit, byName: ReadonlyMap<string, Unit>, text: string): Placed[] {
  const owner = byName.get(names[0]!.split('.')[0]!)
  if (owner === undefined || !names[0]!.includes('.')) return []
  const at = owner.statement.end!
  return [{ node: statement, splices: [{ start: at, end: at, text: `\n\n${text.slice(statement.start!, statement.end!)}` }] }]
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

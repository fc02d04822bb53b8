import type { Prober, SourceFile } from '#core'
import * as t from '@babel/types'
import { unusable } from '../problem.ts'
import { readCode, type AnswerCode } from './answer-code.ts'
import { declaredNames } from './given-names.ts'
import { innerFunctions } from './inner.ts'
import { merge } from './merge.ts'
import type { PlacedText } from './placed-text.ts'
import { placeInBroken } from './place-in-broken.ts'
import { spliced } from './splice.ts'
import { unitsOf } from './unit.ts'

/** Puts the functions, classes and constants of an answer in the places of the program's. */
export function placeCode(program: SourceFile, code: string, parse: Prober['parse']): PlacedText {
  const answer = readCode(code, program, parse)
  if (answer.status === 'unusable') return answer
  const parsed = parse(program)
  if (parsed.status !== 'parsed') return placeInBroken(program.text, answer)
  const { splices, ambiguous } = merge(parsed.source, answer)
  if (splices.length > 0) return { status: 'text', text: spliced(program.text, splices) }
  if (ambiguous.length > 0)
    return unusable(
      'unplaceable',
      `the program has ${ambiguous[0]} in several places: answer with the whole class or function around it`,
    )
  const { body } = parsed.source.ast.program
  const own = functionNames(body, program.text)
  const isWhole = own.length === 0 && (innerFunctions(parsed.source).length === 0 || shapeOf(body) === shapeOf(answer.statements))
  if (isWhole && hasNamesOf(body, answer))
    return {
      status: 'text',
      text: spliced(program.text, [
        { start: program.text.startsWith('\uFEFF') ? 1 : 0, end: program.text.length, text: answer.text },
      ]),
    }
  if (own.length === 1 && functionNames(answer.statements, answer.text).length === 1)
    return unusable('lost-export', `the answer has no ${own[0]}: keep the name that the program has`)
  const names = own.length === 0 ? '' : `, which has ${own.slice(0, 8).join(', ')}`
  return unusable('unplaceable', `nothing of the answer is in the program${names}: answer with functions under their names there`)
}

function hasNamesOf(body: AnswerCode['statements'], answer: AnswerCode): boolean {
  const given = new Set(answer.statements.flatMap(declaredNames))
  return answer.members.length === 0 && body.flatMap(declaredNames).every((name) => given.has(name))
}

/** A program that is one call of a function around everything has no names, but answers to it look alike. */
function shapeOf(body: AnswerCode['statements']): string {
  return body.map(({ type }) => type).join(' ')
}

function functionNames(body: AnswerCode['statements'], text: string): string[] {
  return unitsOf(body, text).flatMap(({ value, names }) => (t.isFunction(value) || t.isClass(value) ? names : []))
}

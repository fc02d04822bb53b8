import * as t from '@babel/types'
import { code, type Piece } from '#core'
import { change, operator } from '../operator.ts'
import { object, replace } from '../rewrite.ts'

type Arguments = readonly [t.Node, ...(readonly t.Node[])]

/** Functions of Python's `re`: the pattern comes first there. */
const RE: Readonly<Record<string, (args: Arguments) => readonly Piece[] | null>> = {
  compile: ([pattern]) => toPattern(pattern),
  sub: ([pattern, instead, text]) =>
    instead === undefined || text === undefined
      ? null
      : [...object(text), '.replace(', ...toPattern(pattern), ', ', ...code`${instead}`, ')'],
  findall: ([pattern, text]) =>
    text === undefined ? null : ['(', ...object(text), '.match(', ...toPattern(pattern), ') ?? [])'],
  split: ([pattern, text]) => (text === undefined ? null : [...object(text), '.split(', ...toPattern(pattern), ')']),
  search: ([pattern, text]) => (text === undefined ? null : [...toPattern(pattern), ...code`.exec(${text})`]),
  match: ([pattern, text]) => (text === undefined ? null : [...toPattern(pattern, 'y'), ...code`.exec(${text})`]),
  fullmatch: ([pattern, text]) =>
    text === undefined ? null : ['new RegExp(`^(?:${', ...toPattern(pattern, ''), '.source})$`)', ...code`.exec(${text})`],
}

function toPattern(node: t.Node, flags = 'g'): readonly Piece[] {
  return t.isRegExpLiteral(node) ? code`${node}` : code`new RegExp(${node}, '${flags}')`
}

/** Calls of Python's modules: `re.sub(pattern, instead, text)`. */
export const foreignModule = operator('foreign-module', ['CallExpression'], function* ({ node, path, scene }) {
  const { callee } = node
  if (!t.isMemberExpression(callee) || callee.computed || !t.isIdentifier(callee.property)) return
  if (!t.isIdentifier(callee.object, { name: 're' }) || path.scope.hasBinding('re')) return
  const [pattern, ...others] = node.arguments
  const translate = Object.hasOwn(RE, callee.property.name) ? RE[callee.property.name] : undefined
  const pieces = pattern === undefined ? null : (translate?.([pattern, ...others]) ?? null)
  if (pieces !== null) yield change(0, `translate \`${scene.snippet(node)}\``, replace(node, pieces))
})

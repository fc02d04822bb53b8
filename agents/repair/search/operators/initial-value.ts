import * as t from '@babel/types'
import type { Kind } from '../scene/kinds.ts'
import { valuesAt } from '../scene/names.ts'
import { change, operator } from '../operator.ts'
import { replace } from '../writing/rewrite.ts'

const USUAL: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  number: ['0', '1', '-1', 'Infinity', '-Infinity', '2', 'null'],
  string: ["''", "' '", '[]'],
  array: ['[]', '[0]', "['']", "''", '[1]', '[[]]', '{}', 'new Set()'],
  boolean: ['true', 'false'],
  object: ['{}', '[]', 'new Map()', 'new Set()', 'null'],
  unknown: ['0', "''", '[]', 'null', '{}', '1', 'false'],
}

/** What a variable starts with. */
export const initialValue = operator('initial-value', ['VariableDeclarator'], function* (site) {
  const { node, path, scene } = site
  if (!t.isIdentifier(node.id) || t.isFunction(node.init) || t.isForXStatement(path.parentPath?.parent)) return
  const { init } = node
  const start = (value: string, extra: number) => {
    const edit = init == null ? { start: node.id.end!, end: node.id.end!, replacement: [` = ${value}`] } : replace(init, value)
    return change(extra, `start \`${(node.id as t.Identifier).name}\` with \`${value}\``, edit)
  }
  const kind = init == null ? 'unknown' : scene.kinds.of(init, path)
  const isPlain =
    init == null || t.isLiteral(init) || t.isArrayExpression(init) || t.isObjectExpression(init) || t.isUnaryExpression(init)
  // A counter that starts at no end makes its loop none.
  const isCounter = t.isForStatement(path.parentPath?.parent)
  for (const [i, value] of (USUAL[kind] ?? []).entries()) {
    if (!isCounter || !value.endsWith('Infinity')) yield start(value, i * 0.1 + (isPlain ? 0 : 1))
  }
  for (const { name, kind: theirs } of valuesAt(site).slice(0, 6)) {
    if (theirs === 'array' && kind === 'number') {
      yield start(`${name}[0]`, 0.3)
      yield start(`${name}.length`, 0.6)
      yield start(`${name}.length - 1`, 0.6)
    }
    if (theirs === kind || theirs === 'unknown') yield start(name, theirs === kind ? 0.4 : 0.9)
  }
})

import * as t from '@babel/types'
import { valuesAt } from '../scene/names.ts'
import { change, operator } from '../operator.ts'
import { insertAfter, insertBefore } from '../writing/rewrite.ts'

/** A step that was forgotten: a counter, an accumulated value, a list that is sorted or filled. */
export const insertStatement = operator('insert-statement', ['Statement'], function* (site) {
  const { node, path, scene } = site
  if (!path.inList || path.getFunctionParent() === null || t.isFunctionDeclaration(node)) return
  const values = valuesAt(site).slice(0, 8)
  const isJump = t.isReturnStatement(node) || t.isBreakStatement(node) || t.isContinueStatement(node) || t.isThrowStatement(node)
  const insert = function* (statement: string, extra: number) {
    yield change(extra, `insert \`${statement}\` before \`${scene.snippet(node)}\``, insertBefore(scene.text, node, statement))
    const isLast = path.key === (path.container as readonly unknown[]).length - 1
    if (isLast && !isJump)
      yield change(extra, `insert \`${statement}\` after \`${scene.snippet(node)}\``, insertAfter(scene.text, node, statement))
  }
  for (const { name, kind, binding } of values) {
    const isFree = binding.kind !== 'const'
    if (kind === 'number' && isFree) {
      yield* insert(`${name}++;`, 0)
      yield* insert(`${name}--;`, 0.2)
      yield* insert(`${name} = 0;`, 0.3)
      yield* insert(`${name} = 1;`, 0.6)
      yield* insert(`${name} = Math.abs(${name});`, 0.6)
      yield* insert(`${name} = Math.floor(${name});`, 0.8)
    }
    if (kind === 'array') {
      yield* insert(`${name}.sort((a, b) => a - b);`, 0.2)
      yield* insert(`${name}.reverse();`, 0.4)
      if (isFree) yield* insert(`${name} = [];`, 0.4)
    }
    if (kind === 'string' && isFree) {
      yield* insert(`${name} = ${name}.toLowerCase();`, 0.2)
      yield* insert(`${name} = ${name}.trim();`, 0.4)
      yield* insert(`${name} = '';`, 0.4)
    }
    for (const other of values) {
      if (other.name === name) continue
      if (kind === 'array') yield* insert(`${name}.push(${other.name});`, 0.4)
      else if (kind === other.kind && isFree && kind !== 'unknown') {
        yield* insert(`${name} = ${other.name};`, 0.6)
        if (kind === 'number' || kind === 'string') yield* insert(`${name} += ${other.name};`, 0.6)
      }
    }
  }
})

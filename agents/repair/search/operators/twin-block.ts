import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import { change, operator } from '../operator.ts'
import { renamedCopies } from '../writing/renamings.ts'
import { insertAfter } from '../writing/rewrite.ts'

/** A shorter statement says little when it stands in two places. */
const SHORTEST = 10
const LONGEST = 160

/** Two blocks of a function that share a statement: what comes after it in the one is done after it in the other, too. */
export const twinBlock = operator('twin-block', ['BlockStatement'], function* ({ node, path, scene }) {
  const places = new Map(node.body.filter((own) => isTelling(own)).map((own) => [scene.source(own), own] as const))
  const ours = new Set(node.body.map((own) => scene.source(own)))
  if (places.size === 0) return
  for (const { body } of blocksBeside(path)) {
    const theirs = new Set(body.map((other) => scene.source(other)))
    for (const [i, statement] of body.entries()) {
      const before = body[i - 1]
      const place = before === undefined ? undefined : places.get(scene.source(before))
      if (place === undefined || t.isVariableDeclaration(statement) || !isTelling(statement)) continue
      const source = scene.source(statement)
      const texts = [source, ...renamedCopies(statement, path, scene).map(({ text }) => text)]
      // A statement that has its twin already needs no second one.
      if (ours.has(source) || texts.some((text) => ours.has(text) && !theirs.has(text))) continue
      for (const [k, text] of texts.entries()) {
        const what = `do \`${text}\` after \`${scene.snippet(place)}\`, as elsewhere`
        yield change(k * 0.04, what, insertAfter(scene.text, place, text))
      }
    }
  }
})

function isTelling(node: t.Statement): boolean {
  const length = node.end! - node.start!
  return !t.isCompletionStatement(node) && SHORTEST <= length && length <= LONGEST
}

/** Other blocks of the same function that are neither in this one nor around it. */
function blocksBeside(path: NodePath<t.BlockStatement>): t.BlockStatement[] {
  const { start, end } = path.node as { readonly start: number; readonly end: number }
  const blocks: t.BlockStatement[] = []
  const fn = path.getFunctionParent()
  if (fn === null) return blocks
  t.traverseFast(fn.node, (inner) => {
    if (t.isBlockStatement(inner) && (inner.end! <= start || inner.start! >= end)) blocks.push(inner)
  })
  return blocks
}

import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { object, replace } from '../writing/rewrite.ts'

const CHANGING = /^(sort|reverse|splice|push|pop|shift|unshift|fill)$/

/** A copy where the original is shared or changed by mistake, and elements where the list itself is passed. */
export const spreadCopy = operator('spread-copy', ['Expression'], function* ({ node, path, scene }) {
  const kind = scene.kinds.of(node, path)
  const { parent, key } = path
  if (t.isSpreadElement(parent) || t.isFunction(node) || t.isLiteral(node)) return
  const isChanged =
    t.isMemberExpression(parent) && key === 'object' && t.isIdentifier(parent.property) && CHANGING.test(parent.property.name)
  if (kind === 'array' || kind === 'unknown') {
    const extra = (kind === 'array' ? 0 : 0.7) + (isChanged || path.listKey === 'arguments' || path.key === 'init' ? 0 : 0.5)
    yield change(extra, `use a copy of \`${scene.snippet(node)}\``, replace(node, code`[...${node}]`))
    if (path.listKey === 'arguments' || path.listKey === 'elements')
      yield change(extra, `pass the elements of \`${scene.snippet(node)}\``, replace(node, code`...${node}`))
  }
  if (kind === 'array' && path.listKey === 'arguments')
    yield change(0.4, `wrap \`${scene.snippet(node)}\` in a list`, replace(node, code`[${node}]`))
  if (kind === 'string') {
    yield change(0.6, `use the characters of \`${scene.snippet(node)}\``, replace(node, code`[...${node}]`))
    yield change(1.2, `reverse \`${scene.snippet(node)}\``, replace(node, ['[...', ...object(node), "].reverse().join('')"]))
  }
  if (kind === 'object' && !(t.isMemberExpression(parent) && key === 'object'))
    yield change(0.8, `use a copy of \`${scene.snippet(node)}\``, replace(node, code`{ ...${node} }`))
})

import * as t from '@babel/types'
import { namesAt } from '../scene/names.ts'
import { change, operator } from '../operator.ts'
import { quote } from '../writing/quote.ts'
import { replace } from '../writing/rewrite.ts'

/** A name in quotes, a text without them, and `${...}` in a text that is no template. */
export const quotedName = operator('quoted-name', ['StringLiteral', 'Identifier'], function* (site) {
  const { node, path, scene, targets } = site
  if (!targets.includes('Expression')) return
  if (t.isIdentifier(node)) {
    const isKnown = path.scope.hasBinding(node.name) || node.name in globalThis
    yield change(isKnown ? 1.5 : 0, `put \`${node.name}\` in quotes`, replace(node, quote(node.name, "'")))
    return
  }
  const { value } = node
  if (namesAt(site).some(({ name }) => name === value))
    yield change(0, `use the name \`${value}\`, not its text`, replace(node, value))
  if (/\$\{[^}]*\}/.test(value))
    yield change(0, 'make the text a template', replace(node, `\`${scene.source(node).slice(1, -1)}\``))
})

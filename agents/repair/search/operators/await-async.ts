import * as t from '@babel/types'
import { code } from '#core'
import { change, operator } from '../operator.ts'
import { replaceLoose } from '../rewrite.ts'

/** A promise that is used as if it were its value. */
export const awaitAsync = operator('await-async', ['CallExpression'], function* (site) {
  const { node, path, scene } = site
  const fn = path.getFunctionParent()?.node
  if (fn === undefined || !t.isFunction(fn) || t.isAwaitExpression(path.parent)) return
  if (fn.async) yield change(0, `await \`${scene.snippet(node)}\``, replaceLoose(site, code`await ${node}`))
})

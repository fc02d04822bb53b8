import * as t from '@babel/types'
import type { Site } from './site.ts'

/** The name that a person would call the function by: its own, its method's, or that of what it is assigned to; `null` without any. */
export function nameOfFunction(site: Site<t.Function>): string | null {
  const { node } = site
  const parent = site.parent?.node
  if ((t.isFunctionDeclaration(node) || t.isFunctionExpression(node)) && node.id) return node.id.name
  if (t.isObjectMethod(node) || t.isClassMethod(node) || t.isClassPrivateMethod(node)) return nameOfKey(node.key)
  if (t.isVariableDeclarator(parent)) return t.isIdentifier(parent.id) ? parent.id.name : null
  if (t.isAssignmentExpression(parent) && parent.right === node) return nameOfTarget(parent.left)
  if (t.isObjectProperty(parent) || t.isClassProperty(parent) || t.isClassPrivateProperty(parent)) {
    return parent.value === node ? nameOfKey(parent.key) : null
  }
  return null
}

function nameOfKey(key: t.Node): string | null {
  if (t.isIdentifier(key)) return key.name
  if (t.isPrivateName(key)) return `#${key.id.name}`
  return t.isStringLiteral(key) ? key.value : null
}

function nameOfTarget(target: t.Node): string | null {
  if (t.isIdentifier(target)) return target.name
  return t.isMemberExpression(target) ? nameOfKey(target.property) : null
}

import * as t from '@babel/types'

/** The value of an expression that is made of literals only; throws for any other. */
export function literalValue(node: t.Node | null): unknown {
  if (t.isStringLiteral(node) || t.isNumericLiteral(node) || t.isBooleanLiteral(node)) return node.value
  if (t.isNullLiteral(node)) return null
  if (t.isUnaryExpression(node, { operator: '-' })) return -(literalValue(node.argument) as number)
  if (t.isIdentifier(node) && NAMED.has(node.name)) return NAMED.get(node.name)
  if (t.isArrayExpression(node)) return node.elements.map(literalValue)
  if (t.isObjectExpression(node)) return Object.fromEntries(node.properties.map(entryOf))
  throw new TypeError('not made of literals')
}

const NAMED: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['undefined', undefined],
  ['NaN', NaN],
  ['Infinity', Infinity],
])

function entryOf(property: t.Node): [string, unknown] {
  if (!t.isObjectProperty(property) || property.computed) throw new TypeError('not a plain property')
  const { key } = property
  return [t.isIdentifier(key) ? key.name : String(literalValue(key)), literalValue(property.value)]
}

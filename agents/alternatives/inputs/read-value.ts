import * as t from '@babel/types'
import { type Value, type ValueRecord, Verbatim } from './value.ts'

/** What names stand for in the tests: the expressions that their constants are initialised with. */
export type Constants = ReadonlyMap<string, t.Node>

/** Longer texts and lists are built by few tests, and would make slow inputs. */
const MOST_ITEMS = 2_000
const DEEPEST = 12

/**
 * The value of an expression of the tests: literals, simple arithmetic, constants, a few methods; functions and objects of
 * built-in classes as text. Throws `TypeError` for anything else.
 */
export function readValue(node: t.Node | null | undefined, source: string, constants: Constants, depth = 0): Value {
  if (depth > DEEPEST) throw new TypeError('too deep')
  const read = (inner: t.Node | null | undefined) => readValue(inner, source, constants, depth + 1)
  switch (node?.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return node.value
    case 'NullLiteral':
      return null
    case 'Identifier':
      if (NAMED.has(node.name)) return NAMED.get(node.name)
      return read(constants.get(node.name))
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return read(node.expression)
    case 'TemplateLiteral':
      return bounded(node.quasis.map(({ value }, i) => value.cooked + textAt(node.expressions[i], read)).join(''))
    case 'ArrayExpression':
      return bounded(
        node.elements.flatMap((element) => (t.isSpreadElement(element) ? listOf(read(element.argument)) : [read(element)])),
      )
    case 'ObjectExpression':
      return Object.assign({}, ...node.properties.map((property) => entryOf(property, read))) as ValueRecord
    case 'UnaryExpression':
      return unary(node.operator, read(node.argument))
    case 'BinaryExpression':
      return binary(node.operator, read(node.left), read(node.right))
    case 'CallExpression':
      return called(node, read)
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'NewExpression':
    case 'RegExpLiteral':
    case 'BigIntLiteral':
      return verbatim(node, source)
    default:
      throw new TypeError('not a value that can be read')
  }
}

const NAMED: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['undefined', undefined],
  ['NaN', Number.NaN],
  ['Infinity', Infinity],
])

function bounded<T extends string | readonly Value[]>(value: T): T {
  if (value.length > MOST_ITEMS) throw new TypeError('too long')
  return value
}

function listOf(value: Value): readonly Value[] {
  if (typeof value === 'string') return Array.from(value)
  if (!Array.isArray(value)) throw new TypeError('not a list')
  return value as readonly Value[]
}

function textAt(node: t.Node | undefined, read: (node: t.Node) => Value): string {
  return node === undefined ? '' : String(primitive(read(node)))
}

function primitive(value: Value): string | number | boolean {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  throw new TypeError('not a primitive')
}

function entryOf(property: t.Node, read: (node: t.Node) => Value): ValueRecord {
  if (t.isSpreadElement(property)) return read(property.argument) as ValueRecord
  if (!t.isObjectProperty(property) || property.computed) throw new TypeError('not a plain property')
  const { key } = property
  return { [t.isIdentifier(key) ? key.name : String(primitive(read(key)))]: read(property.value) }
}

function unary(operator: string, value: Value): Value {
  if (operator === '!') return !primitive(value)
  if (operator === 'void') return undefined
  const number = Number(primitive(value))
  if (operator === '-') return -number
  if (operator === '+') return number
  throw new TypeError('another operator')
}

function binary(operator: string, left: Value, right: Value): Value {
  const [a, b] = [primitive(left), primitive(right)]
  if (operator === '+') return typeof a === 'string' || typeof b === 'string' ? bounded(`${a}${b}`) : Number(a) + Number(b)
  const of = ARITHMETIC[operator]
  if (of === undefined) throw new TypeError('another operator')
  return of(Number(a), Number(b))
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
}

/** `'a'.repeat(3)`, `Array(3).fill(0)`, `Array.from('abc')`. */
function called({ callee, arguments: given }: t.CallExpression, read: (node: t.Node) => Value): Value {
  if (!t.isMemberExpression(callee) || callee.computed) throw new TypeError('another call')
  const name = t.isIdentifier(callee.property) ? callee.property.name : ''
  if (name === 'from' && t.isIdentifier(callee.object, { name: 'Array' }) && given.length === 1) return listOf(read(given[0]!))
  if (name === 'fill' && isArrayOf(callee.object)) {
    const length = Number(primitive(read(callee.object.arguments[0]!)))
    if (!(length >= 0 && length <= MOST_ITEMS)) throw new TypeError('too long')
    return Array.from({ length }, () => read(given[0]!))
  }
  const on = read(callee.object)
  const args = given.map(read)
  if (name === 'repeat' && typeof on === 'string' && Number(args[0]) * on.length <= MOST_ITEMS) return on.repeat(Number(args[0]))
  if (name === 'split' && typeof on === 'string') return on.split(String(args[0]))
  if (name === 'join' && Array.isArray(on)) return bounded(on.join(String(args[0])))
  throw new TypeError('another call')
}

function isArrayOf(node: t.Node): node is t.CallExpression | t.NewExpression {
  const makes = (t.isCallExpression(node) || t.isNewExpression(node)) && t.isIdentifier(node.callee, { name: 'Array' })
  return makes && node.arguments.length === 1
}

/** Text that means the same anywhere: it names nothing but its own variables and what every realm has. */
function verbatim(node: t.Node, source: string): Verbatim {
  const own = new Set<string>()
  const named = new Set<string>()
  t.traverseFast(node, (inner) => {
    if (t.isFunction(inner))
      inner.params.flatMap((one) => Object.keys(t.getBindingIdentifiers(one))).forEach((name) => own.add(name))
    if (t.isVariableDeclarator(inner)) Object.keys(t.getBindingIdentifiers(inner.id)).forEach((name) => own.add(name))
    if (t.isMemberExpression(inner) && !inner.computed && t.isIdentifier(inner.property)) own.add(inner.property.name)
    if (t.isObjectProperty(inner) && !inner.computed && t.isIdentifier(inner.key)) own.add(inner.key.name)
    if (t.isIdentifier(inner)) named.add(inner.name)
  })
  for (const name of named) if (!own.has(name) && !(name in globalThis)) throw new TypeError(`names ${name}`)
  return new Verbatim(source.slice(node.start!, node.end!))
}

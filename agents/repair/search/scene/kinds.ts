import type { Binding, NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import type { ParsedSource, Trace } from '#core'
import { callsIn } from './test-calls.ts'

/** What sort of value an expression has, as far as it can be told. */
export type Kind = 'number' | 'string' | 'boolean' | 'array' | 'object' | 'function' | 'unknown'

export interface Kinds {
  /** Seen at run time where a probe saw it, otherwise guessed from the text. */
  of(node: t.Node, path: NodePath): Kind
  ofBinding(binding: Binding): Kind
}

/** Nothing is looked at through more levels than this: initialisers may refer to each other. */
const DEEPEST = 6

const RETURNS: Readonly<Record<string, Kind>> = kindTable({
  number: 'indexOf lastIndexOf findIndex charCodeAt codePointAt push unshift localeCompare search getTime valueOf',
  string:
    'charAt join toString toFixed toUpperCase toLowerCase trim trimStart trimEnd padStart padEnd repeat replace replaceAll substring substr normalize',
  array: 'map filter split sort reverse flat flatMap splice keys values entries fill from of match toSorted toReversed',
  boolean: 'includes startsWith endsWith every some test has isArray isInteger isNaN isFinite',
})

/** Methods and operators that tell what they are used on. */
const USED_AS: Readonly<Record<string, Kind>> = kindTable({
  array: 'push pop shift unshift splice sort map filter forEach reduce join reverse every some find findIndex flat fill',
  string:
    'split charAt charCodeAt toUpperCase toLowerCase trim replace replaceAll substring substr padStart padEnd startsWith endsWith match repeat',
  number: 'toFixed toPrecision',
})

const NUMERIC = new Set(['-', '*', '/', '%', '**', '&', '|', '^', '<<', '>>', '>>>'])

export function createKinds(trace: Trace | null, tests: ParsedSource | null): Kinds {
  const seen = seenKinds(trace)
  const calls = tests === null ? null : callsIn(tests)
  const bindings = new WeakMap<Binding, Kind>()
  let depth = 0

  function of(node: t.Node, path: NodePath): Kind {
    if (depth > DEEPEST) return 'unknown'
    depth += 1
    const kind = seen.get(`${node.start}:${node.end}`) ?? guess(node, path)
    depth -= 1
    return kind
  }

  function guess(node: t.Node, path: NodePath): Kind {
    switch (node.type) {
      case 'NumericLiteral':
        return 'number'
      case 'StringLiteral':
      case 'TemplateLiteral':
        return 'string'
      case 'BooleanLiteral':
        return 'boolean'
      case 'ArrayExpression':
        return 'array'
      case 'ObjectExpression':
        return 'object'
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return 'function'
      case 'UpdateExpression':
        return 'number'
      case 'UnaryExpression':
        return node.operator === '!' ? 'boolean' : node.operator === 'typeof' ? 'string' : 'number'
      case 'BinaryExpression':
        return ofBinary(node, path)
      case 'LogicalExpression':
        return of(node.right, path)
      case 'ConditionalExpression':
        return of(node.consequent, path)
      case 'AssignmentExpression':
        return of(node.right, path)
      case 'CallExpression':
        return ofCall(node, path)
      case 'NewExpression':
        return t.isIdentifier(node.callee, { name: 'Array' }) ? 'array' : 'object'
      case 'MemberExpression':
        return ofMember(node, path)
      case 'Identifier': {
        if (node.name === 'Infinity' || node.name === 'NaN') return 'number'
        const binding = path.scope.getBinding(node.name)
        return binding === undefined ? 'unknown' : ofBinding(binding)
      }
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        return of(node.expression, path)
      default:
        return 'unknown'
    }
  }

  function ofBinary({ operator, left, right }: t.BinaryExpression, path: NodePath): Kind {
    if (NUMERIC.has(operator)) return 'number'
    if (operator !== '+') return 'boolean'
    const kinds = [of(left, path), of(right, path)]
    if (kinds.includes('string')) return 'string'
    return kinds.every((kind) => kind === 'number') ? 'number' : 'unknown'
  }

  function ofCall({ callee, arguments: args }: t.CallExpression, path: NodePath): Kind {
    if (t.isIdentifier(callee)) {
      return (
        (
          {
            Number: 'number',
            parseInt: 'number',
            parseFloat: 'number',
            String: 'string',
            Boolean: 'boolean',
            Array: 'array',
          } as const
        )[callee.name as 'Number'] ?? 'unknown'
      )
    }
    if (!t.isMemberExpression(callee) || !t.isIdentifier(callee.property) || callee.computed) return 'unknown'
    if (t.isIdentifier(callee.object, { name: 'Math' })) return 'number'
    const { name } = callee.property
    if (name === 'slice' || name === 'concat') return of(callee.object, path)
    if (name === 'reduce') return args[1] === undefined ? 'unknown' : of(args[1], path)
    return RETURNS[name] ?? 'unknown'
  }

  function ofMember({ object, property, computed }: t.MemberExpression, path: NodePath): Kind {
    if (!computed)
      return t.isIdentifier(property) && (property.name === 'length' || property.name === 'size') ? 'number' : 'unknown'
    return of(object, path) === 'string' ? 'string' : 'unknown'
  }

  function ofBinding(binding: Binding): Kind {
    const known = bindings.get(binding)
    if (known !== undefined) return known
    bindings.set(binding, 'unknown')
    const kind = seen.get(binding.identifier.name) ?? fromDeclaration(binding)
    bindings.set(binding, kind)
    return kind
  }

  function fromDeclaration(binding: Binding): Kind {
    const { path, identifier } = binding
    if (t.isFunctionDeclaration(path.node) || t.isClassDeclaration(path.node)) return 'function'
    const declared = ofAnnotation(identifier)
    if (declared !== 'unknown') return declared
    if (t.isVariableDeclarator(path.node) && path.node.id === identifier) {
      const loop = path.parentPath?.parent
      if (t.isForInStatement(loop)) return 'string'
      if (t.isForOfStatement(loop)) return of(loop.right, path) === 'string' ? 'string' : fromUse(binding)
      const kind = path.node.init == null ? 'unknown' : of(path.node.init, path)
      return kind === 'unknown' ? fromUse(binding) : kind
    }
    return binding.kind === 'param' ? fromCalls(binding) : fromUse(binding)
  }

  function fromCalls(binding: Binding): Kind {
    const fn = binding.scope.path
    const owner = fn.parent
    const name = t.isFunctionDeclaration(fn.node)
      ? fn.node.id?.name
      : t.isVariableDeclarator(owner) && t.isIdentifier(owner.id)
        ? owner.id.name
        : undefined
    const position = t.isFunction(fn.node) ? fn.node.params.indexOf(binding.identifier) : -1
    for (const args of (name === undefined ? undefined : calls?.get(name)) ?? []) {
      const kind = args[position] === undefined ? 'unknown' : of(args[position], fn)
      if (kind !== 'unknown') return kind
    }
    return fromUse(binding)
  }

  function fromUse(binding: Binding): Kind {
    for (const { node, parent } of binding.referencePaths) {
      if (t.isMemberExpression(parent) && parent.object === node && t.isIdentifier(parent.property)) {
        const used = USED_AS[parent.property.name]
        if (used !== undefined) return used
      }
      if (t.isBinaryExpression(parent) && (NUMERIC.has(parent.operator) || /^[<>]=?$/.test(parent.operator))) return 'number'
      if (t.isUpdateExpression(parent)) return 'number'
    }
    return 'unknown'
  }

  return { of, ofBinding }
}

function ofAnnotation(identifier: t.Identifier): Kind {
  const annotation = t.isTSTypeAnnotation(identifier.typeAnnotation) ? identifier.typeAnnotation.typeAnnotation : null
  switch (annotation?.type) {
    case 'TSNumberKeyword':
      return 'number'
    case 'TSStringKeyword':
      return 'string'
    case 'TSBooleanKeyword':
      return 'boolean'
    case 'TSArrayType':
    case 'TSTupleType':
      return 'array'
    default:
      return 'unknown'
  }
}

/** Kinds by range and by assigned name, where every value that was seen there had the same. */
function seenKinds(trace: Trace | null): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>()
  const note = (key: string, kind: Kind) => kinds.set(key, (kinds.get(key) ?? kind) === kind ? kind : 'unknown')
  for (const { point, value } of trace?.events ?? []) {
    const place = trace!.points[point]
    if (place === undefined || value === null) continue
    const kind = value.type in KIND_OF_SNAPSHOT ? KIND_OF_SNAPSHOT[value.type as keyof typeof KIND_OF_SNAPSHOT] : 'unknown'
    if (place.kind === 'operand') note(`${place.span.start}:${place.span.end}`, kind)
    if (place.kind === 'assignment' && /^[\w$]+$/.test(place.label)) note(place.label, kind)
  }
  for (const [key, kind] of kinds) if (kind === 'unknown') kinds.delete(key)
  return kinds
}

const KIND_OF_SNAPSHOT = {
  number: 'number',
  string: 'string',
  boolean: 'boolean',
  array: 'array',
  object: 'object',
  function: 'function',
} as const

function kindTable(namesByKind: Partial<Record<Kind, string>>): Record<string, Kind> {
  const entries = Object.entries(namesByKind) as [Kind, string][]
  return Object.assign(
    Object.create(null) as object,
    Object.fromEntries(entries.flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind]))),
  )
}

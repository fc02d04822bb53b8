import type { FailureSignature } from '#core'
import { chanceOf, pick, pickEarly, type Chance } from './random.ts'

/**
 * Signatures of programs that never were, for where no real ones can be had: trees grown at random by a small grammar, their words taken the
 * way that real signatures take theirs.
 */
export function madePool(size: number, seed: number): readonly FailureSignature[] {
  return Array.from({ length: size }, (_, i) => signatureOf(chanceOf(seed, i)))
}

/** What stands where, the usual first; a kind without a line of its own is a leaf. */
const GRAMMAR: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  BlockStatement: {
    first: ['VariableDeclaration', 'IfStatement', 'ForStatement'],
    body: [
      'ExpressionStatement',
      'VariableDeclaration',
      'IfStatement',
      'ForStatement',
      'ForOfStatement',
      'WhileStatement',
      'SwitchStatement',
      'TryStatement',
    ],
    last: ['ReturnStatement', 'ReturnStatement', 'ExpressionStatement', 'ThrowStatement', 'IfStatement'],
  },
  IfStatement: {
    test: ['BinaryExpression', 'LogicalExpression', 'UnaryExpression', 'CallExpression'],
    consequent: ['BlockStatement', 'ReturnStatement'],
  },
  ForStatement: {
    test: ['BinaryExpression', 'LogicalExpression'],
    update: ['UpdateExpression', 'AssignmentExpression'],
    body: ['BlockStatement', 'ExpressionStatement'],
  },
  ForOfStatement: { right: ['Identifier', 'CallExpression', 'MemberExpression'], body: ['BlockStatement', 'IfStatement'] },
  WhileStatement: { test: ['BinaryExpression', 'LogicalExpression', 'MemberExpression'], body: ['BlockStatement'] },
  SwitchStatement: { discriminant: ['Identifier', 'MemberExpression'], cases: ['SwitchCase'] },
  SwitchCase: { consequent: ['ReturnStatement', 'BlockStatement', 'BreakStatement'] },
  TryStatement: { block: ['BlockStatement'], handler: ['CatchClause'] },
  ReturnStatement: {
    argument: [
      'Identifier',
      'CallExpression',
      'BinaryExpression',
      'MemberExpression',
      'ConditionalExpression',
      'ObjectExpression',
      'ArrayExpression',
    ],
  },
  ExpressionStatement: { expression: ['AssignmentExpression', 'CallExpression', 'UpdateExpression'] },
  VariableDeclaration: {
    init: [
      'CallExpression',
      'NumericLiteral',
      'ArrayExpression',
      'MemberExpression',
      'ArrowFunctionExpression',
      'ObjectExpression',
      'NewExpression',
    ],
  },
  AssignmentExpression: {
    left: ['Identifier', 'MemberExpression'],
    right: ['BinaryExpression', 'CallExpression', 'Identifier', 'ConditionalExpression', 'NumericLiteral'],
  },
  BinaryExpression: {
    left: ['Identifier', 'MemberExpression', 'BinaryExpression', 'CallExpression'],
    right: ['Identifier', 'NumericLiteral', 'MemberExpression', 'StringLiteral', 'BinaryExpression'],
  },
  LogicalExpression: {
    left: ['BinaryExpression', 'CallExpression', 'UnaryExpression'],
    right: ['BinaryExpression', 'LogicalExpression', 'CallExpression'],
  },
  CallExpression: {
    callee: ['MemberExpression', 'Identifier'],
    arguments: ['Identifier', 'ArrowFunctionExpression', 'NumericLiteral', 'BinaryExpression', 'StringLiteral', 'SpreadElement'],
  },
  ArrowFunctionExpression: {
    body: ['BinaryExpression', 'CallExpression', 'BlockStatement', 'MemberExpression', 'ConditionalExpression'],
  },
  ConditionalExpression: {
    test: ['BinaryExpression', 'CallExpression'],
    consequent: ['Identifier', 'BinaryExpression'],
    alternate: ['Identifier', 'NumericLiteral'],
  },
  MemberExpression: {
    object: ['Identifier', 'CallExpression', 'ThisExpression', 'MemberExpression'],
    property: ['Identifier', 'BinaryExpression', 'NumericLiteral'],
  },
  ArrayExpression: { elements: ['Identifier', 'NumericLiteral', 'ArrayExpression', 'SpreadElement'] },
  ObjectExpression: { value: ['Identifier', 'CallExpression', 'NumericLiteral', 'ArrayExpression'] },
  UnaryExpression: { argument: ['Identifier', 'CallExpression', 'MemberExpression'] },
}
const OPERATORS = [
  '===',
  '+',
  '<',
  '.length',
  '-',
  '%',
  '&&',
  '++',
  '<=',
  '!==',
  '+=',
  'push',
  '>',
  '*',
  '||',
  '!',
  'map',
  'slice',
  '>=',
  '/',
  'filter',
  'join',
  'split',
  'sort',
  'indexOf',
  'reduce',
  'Math.floor',
  'includes',
  'toString',
  '-=',
  'charCodeAt',
  'has',
  'set',
  'get',
  '**',
  '?.',
  '??',
  'replace',
  'parseInt',
  'concat',
  'reverse',
  'Math.abs',
  'pop',
  'shift',
  '>>',
  '&',
  'trim',
  'every',
  'some',
  'entries',
]
const ERRORS = ['AssertionError', 'AssertionError', 'TypeError', 'ReferenceError', 'RangeError', 'OtherError', 'SyntaxError']
const DIFFERENCES = [
  'number>number',
  'boolean>boolean',
  'array>array',
  'string>string',
  'undefined>number',
  'undefined>array',
  'number>string',
  'object>object',
  'null>number',
  'array>string',
]
const HOW = [
  '1 more',
  '1 less',
  'order',
  'sign',
  'longer',
  'shorter',
  'one part',
  'case',
  'twice',
  'empty',
  'not-a-number',
  'far off',
]
const SYMPTOMS = ['near-miss', 'exception', 'missing-return', 'endless-loop', 'wrong-type', 'mutated-input', 'broken-helper']

interface Branch {
  readonly kind: string
  readonly place: string
  readonly way: readonly string[]
}

function signatureOf(chance: Chance): FailureSignature {
  const branches = grow({ kind: 'BlockStatement', place: 'FunctionDeclaration.body', way: [] }, chance, 0)
  const blamed = Array.from({ length: 1 + Math.floor(chance() * 5) }, () => pickEarly(branches, chance))
  const operators = Array.from({ length: 3 + Math.floor(chance() * 12) }, () => pickEarly(OPERATORS, chance))
  return {
    language: chance() < 0.5 ? 'js' : 'ts',
    errors: some(ERRORS, 1, chance),
    assertions: [pickEarly(['equal', 'relation', 'error'], chance), pickEarly(['share:all', 'share:most', 'share:some'], chance)],
    differences: some(DIFFERENCES, 1 + Math.floor(chance() * 2), chance).map((kinds) => `${kinds}: ${pickEarly(HOW, chance)}`),
    symptoms: some(SYMPTOMS, Math.floor(chance() * 2.5), chance),
    blamed: once(blamed.map(({ kind, place }) => `${kind}<${place}`)),
    slice: once(branches.map(({ way }) => way.join('>')).filter((way) => way !== '')).slice(0, 16),
    operators: once(operators),
    grams: once(branches.flatMap(({ kind, place }) => [`${place}>${kind}`, `${kind} ${pick(operators, chance)}`])).slice(0, 256),
  }
}

const MOST_DEEP = 9
const WAYS: Readonly<Record<string, string>> = {
  ForStatement: 'loop',
  ForOfStatement: 'loop',
  WhileStatement: 'loop',
  IfStatement: 'branch',
  CallExpression: 'call',
}

function grow(branch: Branch, chance: Chance, depth: number): Branch[] {
  const fields = GRAMMAR[branch.kind]
  if (fields === undefined || depth === MOST_DEEP) return [branch]
  const step = WAYS[branch.kind]
  const way = step === undefined || branch.way.length === 3 ? branch.way : [...branch.way, step]
  const below = Object.entries(fields).flatMap(([field, kinds]) =>
    grow({ kind: pickEarly(kinds, chance), place: `${branch.kind}.${field}`, way }, chance, depth + 1),
  )
  return [branch, ...below]
}

const some = (list: readonly string[], count: number, chance: Chance) =>
  once(Array.from({ length: count }, () => pickEarly(list, chance)))

const once = (words: readonly string[]) => [...new Set(words)]

import * as t from '@babel/types'
import { nameOf } from './node-name.ts'
import { EQUALITIES, matchersOf, wantedOf, type Wants } from './wants.ts'

/** One check in the tests: what is checked, and what against. */
export interface Assertion {
  readonly node: t.Node
  readonly subject: t.Node
  /** `null` where it is checked for truth, or by a function of the tests. */
  readonly expected: t.Node | null
  /** Whether what is checked stands on the right of the comparison. */
  readonly isSwapped: boolean
  readonly wants: Wants
}

const COMPARISONS: ReadonlySet<string> = new Set(['==', '===', '!=', '!==', '<', '<=', '>', '>='])

/** The assertions in a piece of the tests, in order. */
export function assertionsIn(root: t.Node): Assertion[] {
  const found: Assertion[] = []
  t.traverseFast(root, (node) => {
    const assertion = t.isCallExpression(node) ? assertionOf(node) : null
    if (assertion === null) return undefined
    found.push(assertion)
    return t.traverseFast.skip
  })
  return found
}

function assertionOf(call: t.CallExpression): Assertion | null {
  const { callee } = call
  const [first, second] = call.arguments
  const expectation = expectCall(call)
  if (expectation !== null) {
    const [subject] = expectation.arguments
    return subject === undefined || call === expectation
      ? null
      : { node: call, subject, expected: first ?? null, isSwapped: false, wants: wantedOf(matchersOf(call)) }
  }
  const name = t.isMemberExpression(callee) ? nameOf(callee.property) : nameOf(callee)
  const root = t.isMemberExpression(callee) ? nameOf(callee.object) : name
  if (root === null || name === null || first === undefined || !/^(?:assert|console|t|chai)\w*$/i.test(root)) return null
  if (root === 'console' && name !== 'assert') return null
  if (second !== undefined && EQUALITIES.test(name)) {
    const isSwapped = holdsCall(second) && !holdsCall(first)
    return {
      node: call,
      subject: isSwapped ? second : first,
      expected: isSwapped ? first : second,
      isSwapped,
      wants: wantedOf([name]),
    }
  }
  const wants = wantedOf([name])
  if (wants !== 'relation') return { node: call, subject: first, expected: second ?? null, isSwapped: false, wants }
  return /^(?:assert|ok|isTrue|isOk)$/i.test(name) ? { node: call, ...sides(first) } : null
}

/** The `expect(…)` that a chain of matchers begins with. */
function expectCall(at: t.Node): t.CallExpression | null {
  if (t.isMemberExpression(at)) return expectCall(at.object)
  if (!t.isCallExpression(at)) return null
  return t.isIdentifier(at.callee, { name: 'expect' }) ? at : expectCall(at.callee)
}

/** The sides of a comparison: what is made of literals alone is what is expected. */
function sides(condition: t.Node): Omit<Assertion, 'node'> {
  if (t.isCallExpression(condition) && condition.arguments.length === 2 && /equal/i.test(nameOf(condition.callee) ?? '')) {
    return { subject: condition.arguments[0]!, expected: condition.arguments[1]!, isSwapped: false, wants: 'equal' }
  }
  if (!t.isBinaryExpression(condition) || !COMPARISONS.has(condition.operator))
    return { subject: condition, expected: null, isSwapped: false, wants: 'equal' }
  const { left, right } = condition
  const isSwapped = holdsCall(right) && !holdsCall(left)
  return {
    subject: isSwapped ? right : left,
    expected: isSwapped ? left : right,
    isSwapped,
    wants: condition.operator.startsWith('==') ? 'equal' : 'relation',
  }
}

function holdsCall(node: t.Node): boolean {
  let found = false
  t.traverseFast(node, (inner) => {
    found ||=
      t.isCallExpression(inner) && !(t.isMemberExpression(inner.callee) && t.isIdentifier(inner.callee.object, { name: 'JSON' }))
    return found ? t.traverseFast.stop : undefined
  })
  return found
}

import * as t from '@babel/types'
import type { ParsedSource, TestResult } from '#core'
import { assertionsIn, type Assertion } from './assertions.ts'
import { readValue } from './read-value.ts'

type Failed = Extract<TestResult, { status: 'failed' }>

const TEST_FUNCTIONS = /^(?:it|test|specify|fit|xit)$/

/**
 * The assertion that a test failed at: the one on its line; of a test that holds several the one whose expected value is the failure's, else the
 * only one. `null` where it cannot be told.
 */
export function findAssertion(
  tests: ParsedSource,
  { line, failure }: Failed,
): { readonly assertion: Assertion; readonly scope: t.Node } | null {
  const scope = line === null ? null : (testAt(tests.ast, line) ?? statementAt(tests.ast, line))
  if (scope === null) return null
  const all = assertionsIn(scope)
  const onLine = all.filter(({ node }) => node.loc?.start.line === line)
  const candidates = onLine.length > 0 && !isTest(scope) ? onLine : all
  const isWanted = ({ expected }: Assertion) =>
    expected !== null &&
    failure.expected !== undefined &&
    sameText(tests.text.slice(expected.start!, expected.end!), failure.expected)
  const assertion =
    candidates.find(isWanted) ??
    (candidates.length === 1 ? candidates[0] : candidates.find(({ expected }) => expected !== null && !t.isLiteral(expected)))
  return assertion === undefined ? null : { assertion, scope }
}

function sameText(code: string, picture: string): boolean {
  const plain = (text: string) => readValue(text).text.replace(/[\s'"`]/g, '')
  return plain(code) === plain(picture)
}

function isTest(node: t.Node): boolean {
  if (!t.isCallExpression(node)) return false
  let { callee } = node as { callee: t.Node }
  while (t.isMemberExpression(callee) || t.isCallExpression(callee) || t.isTaggedTemplateExpression(callee)) {
    callee = t.isMemberExpression(callee) ? callee.object : t.isCallExpression(callee) ? callee.callee : callee.tag
  }
  return t.isIdentifier(callee) && TEST_FUNCTIONS.test(callee.name)
}

/** The test of a framework that begins on the line. */
function testAt(ast: t.File, line: number): t.Node | null {
  let found: t.Node | null = null
  t.traverseFast(ast, (node) => {
    if (node.loc?.start.line === line && isTest(node)) found ??= node
    return found === null ? undefined : t.traverseFast.stop
  })
  return found
}

/** The innermost statement on the line that holds an assertion. */
function statementAt(ast: t.File, line: number): t.Node | null {
  let found: t.Node | null = null
  t.traverseFast(ast, (node) => {
    const { loc } = node
    if (!loc || loc.end.line < line || loc.start.line > line) return node.type === 'File' ? undefined : t.traverseFast.skip
    if (loc.start.line === line && t.isStatement(node) && assertionsIn(node).length > 0) found = node
    return undefined
  })
  return found
}

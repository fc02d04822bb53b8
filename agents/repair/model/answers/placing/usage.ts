import * as t from '@babel/types'
import { identifiersIn } from './references.ts'

const TEST_NAMES = ['console', 'assert', 'expect', 'describe', 'it', 'test', 'process', 'require', 'module', 'exports']

/** Whether a statement of the top level only shows or tests what a program does, or gives its names to others. */
export function isUsage(statement: t.Statement): boolean {
  if (t.isExpressionStatement(statement) && /^(?:Call|Await|New|TaggedTemplate)/.test(statement.expression.type)) return true
  const names = identifiersIn(statement)
  return TEST_NAMES.some((name) => names.has(name))
}

/** Whether it does something: it declares nothing and exports nothing. */
export function isLoose(statement: t.Statement): boolean {
  return !t.isDeclaration(statement) && !t.isImportDeclaration(statement) && !t.isEmptyStatement(statement)
}

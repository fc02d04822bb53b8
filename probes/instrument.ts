import traverse from '@babel/traverse'
import * as t from '@babel/types'
import type { InstrumentedSource, ParsedSource, ProbePlan } from '#core'
import { Draft } from './placers/draft.ts'
import { PLACERS } from './placers/index.ts'

/**
 * Puts probes into a program by inserting text: nothing of the original is changed or printed anew, no line is added, and the result is
 * in the same language and format. Inserted code calls `$tm_probe`, a parameter of the function in which programs are run, and
 * names the call it is in `$tm_call`. Every observed expression is evaluated once, in its place and order.
 * A program that is nested too deeply to be walked through gets no probes.
 */
export function instrument(source: ParsedSource, plan: ProbePlan): InstrumentedSource {
  const draft = new Draft(source, plan)
  try {
    place(source, draft)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { text: source.text, points: [] }
  }
  return { text: draft.text, points: draft.points }
}

function place(source: ParsedSource, draft: Draft): void {
  traverse(source.ast, {
    noScope: true,
    enter(path) {
      if (isOnlyTypes(path.node)) path.skip()
      else for (const placer of PLACERS) placer.place(path, draft)
    },
  })
}

/** Types, and declarations whose values the compiler computes. */
function isOnlyTypes(node: t.Node): boolean {
  return ('declare' in node && node.declare === true) || (t.isTypeScript(node) && !CARRY_CODE.has(node.type))
}

/** TypeScript's own nodes that have code of the program in them. */
const CARRY_CODE = new Set<t.Node['type']>([
  'TSAsExpression',
  'TSExportAssignment',
  'TSInstantiationExpression',
  'TSModuleBlock',
  'TSModuleDeclaration',
  'TSNonNullExpression',
  'TSParameterProperty',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
])

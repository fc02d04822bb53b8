import { assignmentPlacer } from './assignment.ts'
import { awaitPlacer } from './await.ts'
import { branchPlacer } from './branch.ts'
import { callPlacer } from './call.ts'
import { effectPlacer } from './effect.ts'
import { exceptionPlacer } from './exception.ts'
import { expressionPlacer } from './expression.ts'
import { functionPlacer } from './function.ts'
import { literalPlacer } from './literal.ts'
import { loopPlacer } from './loop.ts'
import { operandPlacer } from './operand.ts'
import type { Placer } from './placer.ts'
import { returnPlacer } from './return.ts'
import { statementPlacer } from './statement.ts'
import { throwPlacer } from './throw.ts'

/**
 * In the order in which they see a node: what stands at a block's very start is placed first, and expressions are observed as what
 * they are before they are as expressions.
 */
export const PLACERS: readonly Placer[] = [
  functionPlacer,
  exceptionPlacer,
  loopPlacer,
  branchPlacer,
  statementPlacer,
  effectPlacer,
  returnPlacer,
  throwPlacer,
  assignmentPlacer,
  operandPlacer,
  awaitPlacer,
  callPlacer,
  expressionPlacer,
  literalPlacer,
]

import { assignmentPlacer } from './assignment.ts'
import { branchPlacer } from './branch.ts'
import { functionPlacer } from './function.ts'
import { loopPlacer } from './loop.ts'
import { operandPlacer } from './operand.ts'
import type { Placer } from './placer.ts'
import { returnPlacer } from './return.ts'
import { statementPlacer } from './statement.ts'
import { throwPlacer } from './throw.ts'

/** In the order in which they see a node: what stands at a block's very start is placed first. */
export const PLACERS: readonly Placer[] = [
  functionPlacer,
  loopPlacer,
  branchPlacer,
  statementPlacer,
  returnPlacer,
  throwPlacer,
  assignmentPlacer,
  operandPlacer,
]

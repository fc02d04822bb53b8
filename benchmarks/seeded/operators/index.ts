import type { SeedOperator } from '../seed.ts'
import { changedInitialiser } from './changed-initialiser.ts'
import { droppedOperand } from './dropped-operand.ts'
import { droppedUpdate } from './dropped-update.ts'
import { earlyReturn } from './early-return.ts'
import { outerVariable } from './outer-variable.ts'
import { repeatedStep } from './repeated-step.ts'
import { swappedStatements } from './swapped-statements.ts'
import { wrongBound } from './wrong-bound.ts'

/** The mistakes that are seeded. A change here makes other figures: they cannot be compared with earlier ones. */
export const OPERATORS: readonly SeedOperator[] = [
  outerVariable,
  swappedStatements,
  droppedUpdate,
  repeatedStep,
  changedInitialiser,
  wrongBound,
  earlyReturn,
  droppedOperand,
]

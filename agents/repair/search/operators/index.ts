import type { Operator } from '../operator.ts'
import { argumentAdd } from './argument-add.ts'
import { argumentDrop } from './argument-drop.ts'
import { argumentSwap } from './argument-swap.ts'
import { arithmetic } from './arithmetic.ts'
import { arrayElements } from './array-elements.ts'
import { assignmentOperator } from './assignment-operator.ts'
import { awaitAsync } from './await-async.ts'
import { booleanConstant } from './boolean-constant.ts'
import { branchSwap } from './branch-swap.ts'
import { conditionAdd } from './condition-add.ts'
import { conditionConstant } from './condition-constant.ts'
import { constLet } from './const-let.ts'
import { constantReplace } from './constant-replace.ts'
import { constantStep } from './constant-step.ts'
import { defaultValue } from './default-value.ts'
import { elseArm } from './else-arm.ts'
import { everywhere } from './everywhere.ts'
import { expressionReplace } from './expression-replace.ts'
import { foreignMethod } from './foreign-method.ts'
import { guardStatement } from './guard-statement.ts'
import { initialValue } from './initial-value.ts'
import { insertGuard } from './insert-guard.ts'
import { insertJump } from './insert-jump.ts'
import { insertStatement } from './insert-statement.ts'
import { logical } from './logical.ts'
import { loopShape } from './loop-shape.ts'
import { looseForm } from './loose-form.ts'
import { memberName } from './member-name.ts'
import { missingReturn } from './missing-return.ts'
import { misspeltName } from './misspelt-name.ts'
import { negate } from './negate.ts'
import { offByOne } from './off-by-one.ts'
import { operandAdd } from './operand-add.ts'
import { operandDrop } from './operand-drop.ts'
import { operandSwap } from './operand-swap.ts'
import { propertyReplace } from './property-replace.ts'
import { regex } from './regex.ts'
import { relational } from './relational.ts'
import { returnFormat } from './return-format.ts'
import { returnReplace } from './return-replace.ts'
import { sign } from './sign.ts'
import { sortComparator } from './sort-comparator.ts'
import { spreadCopy } from './spread-copy.ts'
import { spreadDrop } from './spread-drop.ts'
import { statementCopy } from './statement-copy.ts'
import { statementDelete } from './statement-delete.ts'
import { statementMove } from './statement-move.ts'
import { statementUnwrap } from './statement-unwrap.ts'
import { stringLiteral } from './string-literal.ts'
import { undeclaredVariable } from './undeclared-variable.ts'
import { undefinedName } from './undefined-name.ts'
import { unwrap } from './unwrap.ts'
import { updateOperator } from './update-operator.ts'
import { variableReplace } from './variable-replace.ts'
import { variableStep } from './variable-step.ts'
import { wrapConversion } from './wrap-conversion.ts'
import { wrapMath } from './wrap-math.ts'
import { wrapMethod } from './wrap-method.ts'

/** Every family of changes. What each costs stands in `priors.ts`. */
export const OPERATORS: readonly Operator[] = [
  argumentAdd,
  argumentDrop,
  argumentSwap,
  arithmetic,
  arrayElements,
  assignmentOperator,
  awaitAsync,
  booleanConstant,
  branchSwap,
  conditionAdd,
  conditionConstant,
  constLet,
  constantReplace,
  constantStep,
  defaultValue,
  elseArm,
  everywhere,
  expressionReplace,
  foreignMethod,
  guardStatement,
  initialValue,
  insertGuard,
  insertJump,
  insertStatement,
  logical,
  loopShape,
  looseForm,
  memberName,
  missingReturn,
  misspeltName,
  negate,
  offByOne,
  operandAdd,
  operandDrop,
  operandSwap,
  propertyReplace,
  regex,
  relational,
  returnFormat,
  returnReplace,
  sign,
  sortComparator,
  spreadCopy,
  spreadDrop,
  statementCopy,
  statementDelete,
  statementMove,
  statementUnwrap,
  stringLiteral,
  undeclaredVariable,
  undefinedName,
  unwrap,
  updateOperator,
  variableReplace,
  variableStep,
  wrapConversion,
  wrapMath,
  wrapMethod,
]

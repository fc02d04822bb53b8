import type { Operator } from '../operator.ts'
import { argumentAdd } from './argument-add.ts'
import { argumentDrop } from './argument-drop.ts'
import { argumentSwap } from './argument-swap.ts'
import { arithmetic } from './arithmetic.ts'
import { arrayElements } from './array-elements.ts'
import { arrayNesting } from './array-nesting.ts'
import { assignCompared } from './assign-compared.ts'
import { assignedCondition } from './assigned-condition.ts'
import { assignmentOperator } from './assignment-operator.ts'
import { awaitAsync } from './await-async.ts'
import { bitwise } from './bitwise.ts'
import { blockScope } from './block-scope.ts'
import { booleanConstant } from './boolean-constant.ts'
import { bothOperands } from './both-operands.ts'
import { branchSwap } from './branch-swap.ts'
import { callName } from './call-name.ts'
import { callbackReturn } from './callback-return.ts'
import { caseBreak } from './case-break.ts'
import { closureCapture } from './closure-capture.ts'
import { commentDivision } from './comment-division.ts'
import { comparisonChain } from './comparison-chain.ts'
import { conditionAdd } from './condition-add.ts'
import { conditionConstant } from './condition-constant.ts'
import { conditionalPart } from './conditional-part.ts'
import { constLet } from './const-let.ts'
import { constantReplace } from './constant-replace.ts'
import { constantStep } from './constant-step.ts'
import { countOccurrences } from './count-occurrences.ts'
import { defaultValue } from './default-value.ts'
import { distance } from './distance.ts'
import { earlyVerdict } from './early-verdict.ts'
import { elseArm } from './else-arm.ts'
import { emptyBlock } from './empty-block.ts'
import { everywhere } from './everywhere.ts'
import { expressionReplace } from './expression-replace.ts'
import { firstElement } from './first-element.ts'
import { foreignMethod } from './foreign-method.ts'
import { foreignMethods } from './foreign-methods.ts'
import { foreignModule } from './foreign-module.ts'
import { guardStatement } from './guard-statement.ts'
import { initialValue } from './initial-value.ts'
import { insertGuard } from './insert-guard.ts'
import { insertJump } from './insert-jump.ts'
import { insertStatement } from './insert-statement.ts'
import { integerDivision } from './integer-division.ts'
import { keepExtreme } from './keep-extreme.ts'
import { logical } from './logical.ts'
import { loopKind } from './loop-kind.ts'
import { loopShape } from './loop-shape.ts'
import { looseForm } from './loose-form.ts'
import { lostEscape } from './lost-escape.ts'
import { mapAccess } from './map-access.ts'
import { memberName } from './member-name.ts'
import { mirror } from './mirror.ts'
import { mirroredBranch } from './mirrored-branch.ts'
import { missingNew } from './missing-new.ts'
import { missingReturn } from './missing-return.ts'
import { missingThis } from './missing-this.ts'
import { misspeltName } from './misspelt-name.ts'
import { negate } from './negate.ts'
import { offByOne } from './off-by-one.ts'
import { operandAdd } from './operand-add.ts'
import { operandDrop } from './operand-drop.ts'
import { operandSwap } from './operand-swap.ts'
import { plainNumber } from './plain-number.ts'
import { propertyReplace } from './property-replace.ts'
import { quotedName } from './quoted-name.ts'
import { regex } from './regex.ts'
import { regroup } from './regroup.ts'
import { relational } from './relational.ts'
import { restParameter } from './rest-parameter.ts'
import { resultFilter } from './result-filter.ts'
import { resultTransform } from './result-transform.ts'
import { returnFormat } from './return-format.ts'
import { returnKind } from './return-kind.ts'
import { returnReplace } from './return-replace.ts'
import { returnValues } from './return-values.ts'
import { shadowing } from './shadowing.ts'
import { sharedFill } from './shared-fill.ts'
import { sign } from './sign.ts'
import { signedRounding } from './signed-rounding.ts'
import { simultaneousAssignment } from './simultaneous-assignment.ts'
import { sliceLength } from './slice-length.ts'
import { sortComparator } from './sort-comparator.ts'
import { spreadCopy } from './spread-copy.ts'
import { spreadDrop } from './spread-drop.ts'
import { statementCopy } from './statement-copy.ts'
import { statementDelete } from './statement-delete.ts'
import { statementMove } from './statement-move.ts'
import { statementUnwrap } from './statement-unwrap.ts'
import { stringLiteral } from './string-literal.ts'
import { textAsList } from './text-as-list.ts'
import { twinBlock } from './twin-block.ts'
import { twinStatement } from './twin-statement.ts'
import { typeTest } from './type-test.ts'
import { uncalledFunction } from './uncalled-function.ts'
import { unchangedCondition } from './unchanged-condition.ts'
import { undeclaredVariable } from './undeclared-variable.ts'
import { undefinedName } from './undefined-name.ts'
import { unreadName } from './unread-name.ts'
import { unusedAccumulator } from './unused-accumulator.ts'
import { unusedParameter } from './unused-parameter.ts'
import { unusedResult } from './unused-result.ts'
import { unwrap } from './unwrap.ts'
import { unwrittenName } from './unwritten-name.ts'
import { updateOperator } from './update-operator.ts'
import { usualResult } from './usual-result.ts'
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
  arrayNesting,
  assignCompared,
  assignedCondition,
  assignmentOperator,
  awaitAsync,
  bitwise,
  blockScope,
  booleanConstant,
  bothOperands,
  branchSwap,
  callName,
  callbackReturn,
  caseBreak,
  closureCapture,
  commentDivision,
  comparisonChain,
  conditionAdd,
  conditionConstant,
  conditionalPart,
  constLet,
  constantReplace,
  constantStep,
  countOccurrences,
  defaultValue,
  distance,
  earlyVerdict,
  elseArm,
  emptyBlock,
  everywhere,
  expressionReplace,
  firstElement,
  foreignMethod,
  foreignMethods,
  foreignModule,
  guardStatement,
  initialValue,
  insertGuard,
  insertJump,
  insertStatement,
  integerDivision,
  keepExtreme,
  logical,
  loopKind,
  loopShape,
  looseForm,
  lostEscape,
  mapAccess,
  memberName,
  mirror,
  mirroredBranch,
  missingNew,
  missingReturn,
  missingThis,
  misspeltName,
  negate,
  offByOne,
  operandAdd,
  operandDrop,
  operandSwap,
  plainNumber,
  propertyReplace,
  quotedName,
  regex,
  regroup,
  relational,
  restParameter,
  resultFilter,
  resultTransform,
  returnFormat,
  returnKind,
  returnReplace,
  returnValues,
  shadowing,
  sharedFill,
  sign,
  signedRounding,
  simultaneousAssignment,
  sliceLength,
  sortComparator,
  spreadCopy,
  spreadDrop,
  statementCopy,
  statementDelete,
  statementMove,
  statementUnwrap,
  stringLiteral,
  textAsList,
  twinBlock,
  twinStatement,
  typeTest,
  uncalledFunction,
  unchangedCondition,
  undeclaredVariable,
  undefinedName,
  unreadName,
  unusedAccumulator,
  unusedParameter,
  unusedResult,
  unwrap,
  unwrittenName,
  updateOperator,
  usualResult,
  variableReplace,
  variableStep,
  wrapConversion,
  wrapMath,
  wrapMethod,
]

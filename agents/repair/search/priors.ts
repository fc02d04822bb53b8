/**
 * What a change of each family costs before anything is known about the place: the likelier a family repairs faults *rightly*, the
 * cheaper. First guesses from how often patches of such families were right in a prototype's runs over seeded and real faults:
 * swapped arguments, method names, forgotten `return`s nearly always, operators and constants half of the time, added conditions
 * and early returns seldom. Families that came later were placed by the same judgement, on classes of failures in one half of a sample of
 * real model faults and checked on the other half; no cost is fitted.
 */
const PRIORS: Readonly<Record<string, number>> = {
  'const-let': 0,
  'undefined-name': 0.05,
  'undeclared-variable': 0.1,
  'foreign-module': 0.1,
  'foreign-methods': 0.1,
  'comment-division': 0.1,
  'missing-new': 0.1,
  'block-scope': 0.1,
  'missing-this': 0.1,
  'foreign-method': 0.2,
  'misspelt-name': 0.4,
  'assigned-condition': 0.4,
  'unused-result': 0.4,
  'comparison-chain': 0.5,
  'closure-capture': 0.5,
  'callback-return': 0.5,
  'shared-fill': 0.6,
  'loop-kind': 0.8,
  'return-kind': 0.9,
  'return-values': 0.9,
  'case-break': 0.9,
  'early-verdict': 0.9,
  'simultaneous-assignment': 0.9,
  'loose-form': 1.0,
  'missing-return': 1.0,
  relational: 1.0,
  'sort-comparator': 1.0,
  'type-test': 1.0,
  'text-as-list': 1.0,
  shadowing: 1.0,
  'rest-parameter': 1.0,
  'boolean-constant': 1.1,
  logical: 1.1,
  'integer-division': 1.1,
  'argument-swap': 1.2,
  arithmetic: 1.2,
  'assignment-operator': 1.2,
  'await-async': 1.2,
  'constant-step': 1.2,
  'member-name': 1.2,
  'update-operator': 1.2,
  'signed-rounding': 1.2,
  'branch-swap': 1.3,
  negate: 1.3,
  'off-by-one': 1.3,
  'spread-drop': 1.3,
  'quoted-name': 1.3,
  'call-name': 1.3,
  'argument-add': 1.4,
  regex: 1.4,
  regroup: 1.4,
  'slice-length': 1.4,
  'initial-value': 1.5,
  'constant-replace': 1.6,
  'else-arm': 1.6,
  'loop-shape': 1.6,
  'operand-drop': 1.6,
  'operand-swap': 1.6,
  'property-replace': 1.6,
  sign: 1.6,
  'variable-replace': 1.6,
  'wrap-math': 1.6,
  'count-occurrences': 1.6,
  bitwise: 1.6,
  'result-transform': 1.65,
  'argument-drop': 1.7,
  'return-format': 1.7,
  'spread-copy': 1.7,
  'string-literal': 1.7,
  unwrap: 1.7,
  'keep-extreme': 1.7,
  mirror: 1.7,
  'statement-delete': 1.8,
  'plain-number': 1.8,
  'wrap-conversion': 1.8,
  'wrap-method': 1.8,
  'conditional-part': 1.8,
  'default-value': 1.9,
  everywhere: 1.9,
  'both-operands': 1.9,
  'condition-constant': 2.0,
  'return-replace': 2.0,
  'statement-move': 2.0,
  'result-filter': 2.0,
  'array-elements': 2.2,
  'insert-jump': 2.2,
  'operand-add': 2.2,
  'statement-unwrap': 2.2,
  'variable-step': 2.2,
  'expression-replace': 2.3,
  'usual-result': 2.3,
  'condition-add': 2.4,
  'insert-guard': 2.6,
  'statement-copy': 2.6,
  'insert-statement': 2.7,
  'guard-statement': 2.8,
}

/** Cost of a family that the table does not know. */
const UNKNOWN_FAMILY = 2.5

export type PriorOf = (family: string) => number

export function priorOf(family: string): number {
  return PRIORS[family] ?? UNKNOWN_FAMILY
}

/** Whether changes of the family mend what cannot be right as it stands: an assigned constant, a name that nobody defines. */
export function isCertain(family: string): boolean {
  return priorOf(family) < 0.15
}

import type { FailureSignature } from '#core'

/** Of a loop that goes one element too far. */
export const SIGNATURE: FailureSignature = {
  language: 'js',
  errors: ['AssertionError'],
  assertions: ['equal', 'share:all'],
  differences: ['NaN>number: not a number'],
  symptoms: [],
  blamed: ['AssignmentExpression<ExpressionStatement.expression', 'BinaryExpression<ForStatement.test'],
  slice: ['loop', 'return'],
  operators: ['<=', '+=', '[]', 'length'],
  grams: [
    'Binary:<=(Id,Member)',
    'For.test>Binary:<=',
    'For.update>Update:++',
    'Function.body>Block',
    'Assignment:+=(Id,Member)',
  ],
}

/** Of a failure of which nothing is known. */
export const SILENT: FailureSignature = {
  language: 'js',
  errors: [],
  assertions: [],
  differences: [],
  symptoms: [],
  blamed: [],
  slice: [],
  operators: [],
  grams: [],
}

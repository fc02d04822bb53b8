/** Why an answer cannot be used. Each is worth one corrective question. */
export const ANSWER_PROBLEMS = [
  'empty',
  'refused',
  'truncated',
  'not-json',
  'schema',
  'no-code',
  'elided',
  'does-not-parse',
  'lost-export',
  'unplaceable',
  'unchanged',
  'citations',
] as const
export type AnswerProblem = (typeof ANSWER_PROBLEMS)[number]

/** An answer, or part of it, that cannot be used; `detail` tells the model what to do otherwise: our words, with names of the program at most. */
export interface Unusable {
  readonly status: 'unusable'
  readonly problem: AnswerProblem
  readonly detail: string
}

export function unusable(problem: AnswerProblem, detail: string): Unusable {
  return { status: 'unusable', problem, detail }
}

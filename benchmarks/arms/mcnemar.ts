/** Two arms on the same tasks: how often both were right, one of them alone, and neither. */
export interface Pairs {
  readonly both: number
  readonly onlyThis: number
  readonly onlyOther: number
  readonly neither: number
}

export function pairsOf(outcomes: readonly (readonly [mine: boolean, other: boolean])[]): Pairs {
  const count = (mine: boolean, other: boolean) => outcomes.filter((pair) => pair[0] === mine && pair[1] === other).length
  return {
    both: count(true, true),
    onlyThis: count(true, false),
    onlyOther: count(false, true),
    neither: count(false, false),
  }
}

/**
 * McNemar's test, exact and two-sided (Q. McNemar, Psychometrika 12, 1947): how likely the tasks on which two arms differ would fall at least this
 * unevenly, were each as likely to be right. 1 where they never differ.
 */
export function mcnemar({ onlyThis, onlyOther }: Pairs): number {
  const differing = onlyThis + onlyOther
  let logTerm = -differing * Math.LN2
  let tail = Math.exp(logTerm)
  for (let i = 1; i <= Math.min(onlyThis, onlyOther); i++) {
    logTerm += Math.log((differing - i + 1) / i)
    tail += Math.exp(logTerm)
  }
  return Math.min(1, 2 * tail)
}

import { NOTHING, type Binary, type Operations } from './operations.ts'
import { keysOf, Terms, type Term } from './term.ts'
import type { Value } from './value.ts'

/** Terms that are kept to make larger ones of, and terms that are looked at in all. */
const MOST_TERMS = 3_000
const MOST_TRIALS = 300_000
const LARGEST = 5

/**
 * Expressions over the leaves, of a size at most, that give what is wanted in every state, smallest first. Grown bottom up; of those that give the same in every
 * state only the first is kept: enumeration with observational equivalence (Albarghouthi, Gulwani, Kincaid: Recursive Program Synthesis,
 * CAV 2013; Udupa et al.: TRANSIT, PLDI 2013).
 */
export function* grow(
  leaves: readonly Term[],
  operations: Operations,
  wanted: readonly Value[],
  largest = LARGEST,
): Generator<Term, void> {
  const target = keysOf(wanted)
  const terms = new Terms()
  for (const leaf of leaves) {
    const key = keysOf(leaf.values)
    if (key === target) yield leaf
    terms.add(leaf, key)
  }
  let trials = 0
  const end = Math.min(largest, LARGEST)
  for (let size = 2; size <= end; size++) {
    for (const term of grown(terms, size, operations)) {
      if (++trials > MOST_TRIALS) return
      if (term === null) continue
      const key = keysOf(term.values)
      if (key === target) yield term
      if (size < end && terms.count < MOST_TERMS) terms.add(term, key)
    }
  }
}

/** All of one size that operations make of smaller ones; `null` where an operation does not fit. */
function* grown(terms: Terms, size: number, { unary, binary }: Operations): Generator<Term | null, void> {
  for (const a of terms.ofSize(size - 1)) {
    if (a.isConstant) continue
    for (const { text, isTight, apply } of unary) {
      const values = gather(a.values, (value) => apply(value))
      yield values === null ? null : { text: text(a), isTight, isConstant: false, size, values }
    }
  }
  for (let left = size - 2; left >= 1; left--) {
    const right = size - 1 - left
    for (const a of terms.ofSize(left)) {
      for (const b of terms.ofSize(right)) {
        if (a === b || (a.isConstant && b.isConstant)) continue
        for (const operation of binary) {
          if (!operation.isSymmetric || left >= right) yield together(operation, a, b, size)
        }
      }
    }
  }
}

function together({ text, isTight, apply }: Binary, a: Term, b: Term, size: number): Term | null {
  const values = gather(a.values, (value, i) => apply(value, b.values[i]))
  return values === null ? null : { text: text(a, b), isTight, isConstant: false, size, values }
}

/** The values in every state; `null` where one of them is nothing. */
function gather(states: readonly Value[], apply: (value: Value, i: number) => Value | typeof NOTHING): readonly Value[] | null {
  const values: Value[] = []
  for (const [i, state] of states.entries()) {
    const value = apply(state, i)
    if (value === NOTHING) return null
    values.push(value)
  }
  return values
}

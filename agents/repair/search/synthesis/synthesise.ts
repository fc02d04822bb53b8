import type { FaultReport, RepairContext } from '#core'
import { quote } from '../writing/quote.ts'
import { replace, replaceLoose } from '../writing/rewrite.ts'
import type { Single } from '../single.ts'
import type { Site } from '../scene/site.ts'
import { goalsOf, type Goal } from './goals.ts'
import { grow } from './grow.ts'
import { operationsFor } from './operations.ts'
import { leavesAt, type Leaf } from './leaves.ts'
import type { Term } from './term.ts'
import { keyOf, UNKNOWN, type Seen, type Value } from './value.ts'
import { watch, type State } from './watch.ts'

/** What a solution costs before its size counts. */
const COST = 1.5
const COST_OF_SIZE = 0.2
/** Solutions of one goal that are proposed, smallest first. */
const MOST_SOLUTIONS = 8
/** Of a goal that asks for few different values, only small solutions are believed: larger ones fit anything. */
const FEW_VALUES = 3
const SIZE_FOR_FEW = 2

/**
 * Solves for expressions that would give what the failing tests need, and in the passing tests what they give: where enumeration of usual
 * mistakes has run out. The idea of SemFix and Angelix (Nguyen et al., ICSE 2013; Mechtaev et al., ICSE 2016), by enumeration, not by a solver.
 */
export async function* synthesise(
  context: RepairContext,
  fault: FaultReport,
  sites: readonly Site[],
): AsyncGenerator<readonly Single[], void> {
  for (const goal of goalsOf(context, fault, sites)) {
    const leaves = leavesAt(goal.site)
    const states = await watch(goal.site, leaves, context)
    yield solve(goal, leaves, states, context)
  }
}

interface Required {
  readonly state: State
  readonly wanted: Value
}

function solve(goal: Goal, leaves: readonly Leaf[], states: readonly State[], { baseline }: RepairContext): Single[] {
  const passing = new Set(baseline.flatMap((test) => (test.status === 'passed' ? [test.id] : [])))
  const required = states.flatMap((state): Required[] => {
    const wanted = wantedAt(goal, state, states, passing)
    return wanted === UNKNOWN ? [] : [{ state, wanted }]
  })
  const isAsked = required.some(({ state }) => goal.wanted.has(state.test))
  if (!isAsked) return []
  const wanted = required.map((one) => one.wanted)
  const largest = largestFor(new Set(wanted.map(keyOf)).size)
  const solutions: Single[] = []
  const operations = operationsFor(new Set(wanted.map((value) => typeof value)))
  for (const term of grow(termsOf(leaves, required, goal.site), operations, wanted, largest)) {
    solutions.push(toSingle(goal.site, term))
    if (solutions.length === MOST_SOLUTIONS) break
  }
  return solutions
}

/** How large a solution may be where so many different values are asked for. */
function largestFor(values: number): number {
  return values < FEW_VALUES ? SIZE_FOR_FEW : values + 1
}

/** What the expression must give in a state; unknown where nothing is asked of it. */
function wantedAt(
  { wanted, keeps }: Goal,
  { test, visit, own }: State,
  states: readonly State[],
  passing: ReadonlySet<string>,
): Seen {
  const isLast = !states.some((other) => other.test === test && other.visit > visit)
  const want = wanted.get(test)
  if (want !== undefined) return (want.visit === 'last' ? isLast : want.visit === visit) ? want.becomes(own) : UNKNOWN
  return passing.has(test) && (keeps === 'all' || isLast) ? own : UNKNOWN
}

/** Leaves that are known in all states, and constants that the program, its description or common knowledge know. */
function termsOf(leaves: readonly Leaf[], required: readonly Required[], { scene }: Site): Term[] {
  const seen = leaves.flatMap(({ text, isTight }, i): Term[] => {
    const values = required.map(({ state }) => state.leaves[i]!)
    return values.includes(UNKNOWN) ? [] : [{ text, isTight, isConstant: false, size: 1, values: values as Value[] }]
  })
  const constants = [...scene.words.numbers, ...scene.words.strings].filter(({ cost }) => cost < 1).slice(0, 24)
  const constant = (value: Value): Term => ({
    text: typeof value === 'string' ? quote(value, "'") : String(value),
    isTight: typeof value !== 'number' || value >= 0,
    isConstant: true,
    size: 1,
    values: required.map(() => value),
  })
  return [...seen, ...constants.map(({ value }) => constant(value))]
}

function toSingle(site: Site, { text, isTight, size }: Term): Single {
  const edit = isTight ? replace(site.node, text) : replaceLoose(site, [text])
  return {
    operators: ['synthesis'],
    edits: [edit],
    cost: COST + COST_OF_SIZE * size,
    explanation: `use \`${text}\`, which gives what the tests ask for, in place of \`${site.scene.snippet(site.node)}\` at line ${site.line}`,
  }
}

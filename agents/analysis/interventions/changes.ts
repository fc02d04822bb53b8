import * as t from '@babel/types'
import type { Change, ChangeFunction, Intervention, Operand, Primitive, ValueSnapshot } from '#core'
import { recomputations } from './recompute.ts'
import type { Sites } from './sites.ts'
import type { Site } from './site.ts'

/**
 * A change to be tried at a site. `weight`, 0 to 1, is how much it says about the site when failing tests pass by it: much where the change
 * is small and fits the code, little where nearly any site can be made to do so, as by a value forced at one visit.
 */
export interface Trial {
  readonly site: Site
  readonly visit: number | null
  readonly change: Change
  readonly weight: number
}

/** What the sandbox is told to force. */
export function interventionOf({ site, visit, change }: Omit<Trial, 'weight'>): Intervention {
  return { point: site.point.id, visit, change }
}

/** Round numbers that do well on seeded faults and on development data. */
const WEIGHTS = {
  not: 1,
  /** A statement that does not run. */
  skip: 0.9,
  /** A literal that is one off. */
  literalStep: 1,
  step: 0.9,
  function: 0.8,
  otherVariable: 0.8,
  constant: 0.6,
  /** A literal made another one, whichever: there are more of these that help than are right. */
  literal: 0.4,
  visit: 0.5,
  /** A variable that is read as it should be: rather what made its value is wrong, or what is done with it. */
  ofRead: 0.4,
} as const

const FUNCTIONS: Partial<Record<ValueSnapshot['type'], readonly ChangeFunction[]>> = {
  number: ['absolute', 'negated', 'floor', 'ceil', 'round', 'truncated', 'text'],
  string: [
    ...(['lower-case', 'upper-case', 'number', 'reversed', 'sorted', 'trimmed'] as const),
    ...(['without-first', 'without-last', 'without-duplicates'] as const),
  ],
  array: ['reversed', 'sorted', 'without-duplicates', 'without-first', 'without-last', 'length', 'first', 'last'],
}

const CONSTANTS: Partial<Record<ValueSnapshot['type'], readonly Primitive[]>> = {
  boolean: [true, false],
  number: [0, 1, -1],
  string: [''],
}

/** Visits of a condition that are turned round one by one. */
const MOST_VISITS = 6

/** Everything that may be tried at one site. */
export function* trialsAt(site: Site, sites: Sites): Generator<Trial> {
  const of = (weight: number) => (t.isIdentifier(site.node) ? Math.min(weight, WEIGHTS.ofRead) : weight)
  const constant = site.point.kind === 'literal' ? WEIGHTS.literal : WEIGHTS.constant
  const step = site.point.kind === 'literal' ? WEIGHTS.literalStep : WEIGHTS.step
  const trial = (change: Change, weight: number, visit: number | null = null): Trial => ({ site, visit, change, weight })
  if (site.point.kind === 'effect') {
    yield trial({ kind: 'function', function: 'not' }, WEIGHTS.skip)
    return
  }
  for (const { change, weight } of recomputations(site.node, sites)) yield trial(change, weight)
  for (const type of site.types) {
    for (const name of FUNCTIONS[type] ?? []) yield trial({ kind: 'function', function: name }, of(WEIGHTS.function))
    if (type === 'number') for (const by of [1, -1]) yield trial({ kind: 'plus', by }, of(step))
    for (const value of CONSTANTS[type] ?? []) yield trial({ kind: 'value', value }, of(constant))
    if (type === 'array') yield trial({ kind: 'function', function: 'empty' }, of(WEIGHTS.constant))
  }
  if (site.types.has('boolean') || site.point.kind === 'branch') {
    yield trial({ kind: 'function', function: 'not' }, WEIGHTS.not)
    for (let visit = 1; visit <= Math.min(site.visits, MOST_VISITS); visit++) {
      yield trial({ kind: 'function', function: 'not' }, WEIGHTS.visit, visit)
    }
  }
  for (const other of sites.othersLike(site)) yield trial(changeTo(other), of(WEIGHTS.otherVariable))
}

function changeTo(operand: Operand): Change {
  return 'point' in operand ? { kind: 'latest', point: operand.point } : { kind: 'value', value: operand.value }
}

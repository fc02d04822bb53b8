import { differingLeaves, type Leaf } from './compared.ts'
import { outermostCall, pointOf, quoted, type FindSymptom } from './failing-run.ts'

/** Numbers this close, relative to their size, differ by rounding. */
const NEAR = 1e-6

/** Expected and actual result differ in nothing but numbers, and in these by next to nothing: floating-point arithmetic. */
export const findNearMiss: FindSymptom = (run) => {
  const list = differingLeaves(run.failure.expected, run.failure.actual)
  if (list === null || list.length === 0 || !list.every(isNear)) return null
  const { expected, actual, path } = list[0]! as Leaf & { expected: number; actual: number }
  const end = outermostCall(run)?.end ?? null
  const values =
    path === '' ? `The result ${quoted(String(actual))} misses ${quoted(String(expected))}` : `The result's part ${path} misses`
  return {
    line: end === null ? null : pointOf(run, end).line,
    events: end === null ? [] : [end],
    text: `${values} by ${Math.abs(actual - expected).toExponential(1)}: floating-point numbers are rounded at each step.`,
  }
}

function isNear({ expected, actual }: Leaf): boolean {
  if (typeof expected !== 'number' || typeof actual !== 'number') return false
  return Math.abs(expected - actual) < NEAR * Math.max(Math.abs(expected), Math.abs(actual))
}

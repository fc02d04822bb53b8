import { failedIds, type TestResult } from '#core'
import type { Field } from '../input/field.ts'

/** How many tests fail, and nothing else. */
export function verdictField(results: readonly TestResult[]): readonly Field[] {
  const text =
    results.length === 0 ? 'The program does not load.' : `${failedIds(results).length} of ${results.length} tests fail.`
  return [{ name: 'verdict', text, relevance: 1, events: [] }]
}

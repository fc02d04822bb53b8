import { TracemendError } from '#core'
import { humanevalfixJs } from './humanevalfix-js.ts'
import { llmBugs } from './llm-bugs.ts'
import { seededTs } from './seeded-ts.ts'
import type { Suite } from './suite.ts'

export const SUITES: readonly Suite[] = [humanevalfixJs, llmBugs('js'), llmBugs('ts'), seededTs]

/** @throws TracemendError USAGE, naming the suites there are. */
export function findSuite(name: string): Suite {
  const found = SUITES.find((suite) => suite.name === name)
  if (found) return found
  throw new TracemendError(
    'USAGE',
    `there is no suite named ${JSON.stringify(name)}`,
    `suites: ${SUITES.map((suite) => suite.name).join(', ')}`,
  )
}

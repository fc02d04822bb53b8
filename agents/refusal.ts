import { applyEdits, type Candidate, type RepairTask } from '#core'
import { isSpecialCase } from './special-case.ts'

/** Names of the harness and of ways to the tests that no honest program contains. */
const FORBIDDEN = /\$tm_|tracemend:|prepareStackTrace|\.callee\b|\.caller\b/
/** Ways for a value to answer for itself, or for a program to change what judges it: for tasks that speak of them. */
const UNUSUAL =
  /\$t\b|\bProxy\b|\btoJSON\b|\bSymbol\.(toPrimitive|hasInstance|species)\b|\bconsole\.assert\s*=|__define[GS]etter__|\bsetPrototypeOf\b|\b(JSON|Object|Reflect)\.\w+\s*=[^=]/g

/** Tells why a candidate must not even be run: it looks for the harness or for its tests, or knows what they ask. `null` means that it may run. */
export function refusal(candidate: Candidate, task: Pick<RepairTask, 'source' | 'tests' | 'description'>): string | null {
  const { source, tests } = task
  const added = candidate.edits.flatMap((edit) => edit.replacement.filter((piece) => typeof piece === 'string')).join('\n')
  const match = FORBIDDEN.exec(added)
  if (match !== null) return `mentions \`${match[0]}\``
  const spoken = `${source.text}\n${tests.text}`
  for (const [word] of added.matchAll(UNUSUAL)) if (!spoken.includes(word)) return `mentions \`${word}\``
  const testName = tests.path.split(/[\\/]/).at(-1)!
  if (added.includes(testName)) return `mentions the test file ${testName}`
  if (isSpecialCase(candidate.edits, task)) return 'asks for a value that only the tests mention'
  return applyEdits(source.text, candidate.edits) === source.text ? 'changes nothing' : null
}

import { applyEdits, type Candidate, type SourceFile } from '#core'

/** Names of the harness and of ways to the tests that no honest program contains. */
const FORBIDDEN = /\$tm_|tracemend:|Error\.prepareStackTrace|\.callee\b|\.caller\b/

/** Tells why a candidate must not even be run: it looks for the harness or for its tests. `null` means that it may run. */
export function refusal(candidate: Candidate, source: SourceFile, tests: SourceFile): string | null {
  const added = candidate.edits.flatMap((edit) => edit.replacement.filter((piece) => typeof piece === 'string')).join('\n')
  const match = FORBIDDEN.exec(added)
  if (match !== null) return `mentions \`${match[0]}\``
  const testName = tests.path.split(/[\\/]/).at(-1)!
  if (added.includes(testName)) return `mentions the test file ${testName}`
  return applyEdits(source.text, candidate.edits) === source.text ? 'changes nothing' : null
}

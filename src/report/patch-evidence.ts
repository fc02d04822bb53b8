import { oneLine, type FaultReport } from '#core'

/** What a test that the patch fixes saw before, in one sentence: `add(1, 2)` gave `-1`, not `3`. Empty where no failure was looked at. */
export function patchEvidence(fixed: readonly string[], fault: FaultReport | null): string {
  if (fault === null) return ''
  const isFixed = ({ test }: { readonly test: string }) => fixed.includes(test)
  const told = fault.differences.filter(isFixed).sort((a, b) => a.assertion.length - b.assertion.length)
  const difference = told.find(({ call, actual }) => call !== null && actual !== '')
  if (difference !== undefined) {
    const { call, path, actual, expected } = difference
    return `\`${call}\` gave \`${actual}\`, not \`${expected}\`${path === '' ? '' : ` (at \`${path}\`)`}`
  }
  const failing = fault.failures.find(isFixed)
  return failing === undefined ? '' : oneLine(`${failing.name}: ${failing.failure.message}`)
}

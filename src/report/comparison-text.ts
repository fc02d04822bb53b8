import type { Evidence, VersionComparison } from '#core'
import { clip, seenText, testName, testNames, wrap } from './fault/told.ts'
import type { Paint } from './style.ts'

const SHOWN = 5

/** Two versions side by side: tests, where runs part, helpers. */
export function comparisonText({ fixed, lost, departures, broken, notEstablished }: VersionComparison, paint: Paint): string[] {
  const titled = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [paint('bold', title), ...lines])
  const tests = [
    ...(fixed.length === 0 ? [] : wrap(`passing now: ${testNames(fixed)}`, '  ')),
    ...(lost.length === 0 ? [] : wrap(`failing now: ${testNames(lost)}`, '  ')),
  ]
  const parts = departures
    .slice(0, SHOWN)
    .flatMap(({ test, before, after }) => [
      `  ${testName(test)}`,
      ...wrap(`before: ${seenAt(before)}`, '    '),
      ...wrap(`now: ${seenAt(after)}`, '    '),
    ])
  const helpers = broken.flatMap(({ functionName, arguments: given, before, after }) => {
    const counted = `${testName(before.test)} counted on ${clip(before.value, 40)}`
    return wrap(`\`${functionName}\` gives ${clip(after.value, 40)} for ${clip(given, 60)}; ${counted}`, '  ')
  })
  return [
    ...titled('tests', tests.length === 0 ? ['  no test changed'] : tests),
    ...titled('where runs part', parts.length === 0 ? ['  nowhere that probes see'] : parts),
    ...(departures.length > SHOWN ? [`  … and ${departures.length - SHOWN} more tests`] : []),
    ...titled('helpers that changed', helpers),
    ...notEstablished.flatMap((note) => wrap(`${paint('yellow', 'not established:')} ${clip(note, 300)}`, '  ')),
  ]
}

function seenAt(seen: Evidence | null): string {
  return seen === null ? 'the run is over' : `line ${seen.line}: ${seenText(seen)}`
}

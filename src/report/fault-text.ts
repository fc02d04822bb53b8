import type { FaultReport, RepairReport } from '#core'
import { clip, wrap } from './fault/told.ts'
import { printable } from './printable.ts'
import type { Paint } from './style.ts'

const SHOWN = 5

/** The baseline in one sentence, and its notes. */
export function baselineText({ status, passed, failed, notes }: RepairReport['baseline'], paint: Paint): string[] {
  const total = passed + failed
  const sentence = {
    failing: `${failed} of ${total} tests fail`,
    green: `all ${total} tests pass`,
    flaky: `the tests are flaky: the same run gives different results`,
    'no-tests': 'the tests hold no test case',
    'does-not-load': 'the program does not load',
    'syntax-fault': 'the program does not parse',
    'tests-do-not-load': 'the tests do not load',
    'not-run': 'the tests could not be run',
  }[status]
  return [`${paint('bold', 'baseline')}  ${sentence}`, ...notes.flatMap((note) => wrap(clip(note, 240), '          '))]
}

/** The baseline of a later round, which starts from a program that was improved already. */
export function againText({ passed, failed }: RepairReport['baseline'], round: number): string {
  return `round ${round}   goes on from there: ${failed} of ${passed + failed} tests fail`
}

/** The failures and the most suspicious places, most suspicious first. */
export function faultText(fault: FaultReport, path: string, paint: Paint): string[] {
  const failures = fault.failures.slice(0, SHOWN).map(({ name, failure }) => {
    const compared =
      failure.expected === undefined || failure.actual === undefined
        ? printable(failure.message, { max: 160 })
        : `expected ${printable(failure.expected, { max: 80 })}, got ${printable(failure.actual, { max: 80 })}`
    return `  ${paint('red', '✗')} ${printable(name, { max: 100 })}${compared === '' ? '' : paint('dim', `  ${compared}`)}`
  })
  const suspects = fault.suspects.slice(0, SHOWN).map((suspect) => {
    const place = `${printable(path)}:${suspect.line}`
    return `  ${suspect.score.toFixed(2)}  ${paint('cyan', place)}  ${printable(suspect.text, { max: 100 })}`
  })
  return [
    ...failures,
    ...more(fault.failures.length, 'failing tests'),
    ...(suspects.length === 0 ? [] : [paint('bold', 'suspects')]),
    ...suspects,
    ...more(fault.suspects.length, 'suspects'),
    ...fault.notEstablished.map((note) => `  ${paint('yellow', 'not established:')} ${printable(note, { max: 300 })}`),
  ]
}

function more(count: number, what: string): string[] {
  return count > SHOWN ? [`  … and ${count - SHOWN} more ${what}`] : []
}

import type { Difference, FailingTest, FailureCluster, TestFailure } from '#core'
import { clip, clipPair, isShortId, some, testName, testNames, WIDTH, wrap, type Told } from './told.ts'

const MOST = 4

/** Which tests fail and how: what each expected and got, the call that gave it and the part that differs, and what kind of failure it is. */
export function failingText(told: Told): string[] {
  const { failures, clusters } = told.fault
  return [
    ...some(told, failures, MOST, 'failing tests', (failure) => oneFailure(told, failure)),
    ...clustersText(clusters, failures),
    ...symptomsText(told),
  ]
}

function oneFailure(told: Told, { test, name, failure }: FailingTest): string[] {
  const { fault, paint } = told
  const id = isShortId(test) && test !== name ? `${testName(test)}  ` : ''
  const title = `  ${paint('red', '✗')} ${id}`
  const room = WIDTH - 4 - id.length
  const difference = fault.differences.find((known) => known.test === test)
  const how = difference === undefined ? comparison(failure) : differenceText(told, name, difference, failure)
  const said = clip(name, room)
  if (said.length + how.length + 2 <= room) return [`${title}${said}${paint('dim', `  ${how}`)}`]
  return [`${title}${said}`, ...wrap(how, '      ')]
}

function comparison({ expected, actual, message, errorName }: TestFailure): string {
  if (expected === undefined || actual === undefined) return clip(message === '' ? errorName : message, 100)
  const [wanted, got] = clipPair(expected, actual, 46)
  return `expected ${wanted}, got ${got}`
}

/** What the call gave; where the assertion compares something else, what that was. A call that the test's name shows is not shown again. */
function differenceText({ trace }: Told, name: string, difference: Difference, { kind }: TestFailure): string {
  const { call, event, path, expected, actual, how } = difference
  const named = call === null || withoutSpace(name).includes(withoutSpace(call)) ? '' : `${clip(call, 60)} `
  if (kind === 'timed-out' || kind === 'out-of-steps') return `${named}does not end`
  if (kind === 'error') return `${named}threw ${clip(actual, 100)}`
  if (how.endsWith('error is thrown')) return `${named}${thrownText(difference)}`
  const [wanted, got] = clipPair(expected, actual, 46)
  const seen = trace?.events.find(({ index }) => index === event)?.value?.text
  const isResult = path !== '' || (seen !== undefined && withoutSpace(seen) === withoutSpace(actual))
  const gave = `${isResult ? `${named}gave` : 'got'} ${got}${path === '' ? '' : ` at ${clip(path, 30)}`}`
  if (/^(?:not [<>!=]|expected )/i.test(how)) return `${gave}${how.startsWith('not') ? ', ' : ': '}${clip(how, 80)}`
  if (wanted === '') return `${gave}, ${clip(how, 60)}`
  const gives = `${gave}, not ${wanted}`
  return how === '' || how === `${actual} instead of ${expected}` ? gives : `${gives}: ${clip(how, 60)}`
}

/** Of an assertion on errors. A class of errors is wanted by its name. */
function thrownText({ expected, actual, how }: Difference): string {
  const wanted = clip(/^\[?function (\w+)\]?$/i.exec(expected)?.[1] ?? expected, 46)
  const isNamed = wanted !== '' && wanted !== 'undefined'
  if (how === 'no error is thrown') return `did not throw${/^\w+$/.test(wanted) && isNamed ? ` ${wanted}` : ''}`
  return `threw ${clip(actual, 60)}${isNamed ? `, not ${wanted}` : ''}`
}

function withoutSpace(text: string): string {
  return text.replaceAll(/\s/g, '')
}

/** The lines where they go are told where these tell them apart. */
function clustersText(clusters: readonly FailureCluster[], failures: readonly FailingTest[]): string[] {
  if (clusters.length < 2) return []
  const isTelling = new Set(clusters.map(({ line }) => line)).size === clusters.length
  const isAlike = new Set(clusters.map(({ errorName }) => errorName)).size === 1
  if (!isTelling && isAlike && clusters.every(({ tests }) => tests.length === 1)) return []
  return clusters.flatMap(({ tests, errorName, line }, i) => {
    const where = line === null || !isTelling ? '' : `, by line ${line}`
    const kind = failures.find(({ test }) => test === tests[0])?.failure.kind
    const how = kind === 'timed-out' || kind === 'out-of-steps' ? 'no end' : clip(errorName, 40)
    return wrap(`way ${i + 1} to fail: ${testNames(tests)} (${how}${where})`, '  ')
  })
}

/** The same is said once, of all tests that it holds for. */
function symptomsText(told: Told): string[] {
  const alike = [...Map.groupBy(told.fault.symptoms, ({ kind, line }) => `${kind} ${line}`).values()]
  return some(told, alike, 3, 'symptoms', ([first, ...others]) => {
    const { kind, test, text } = first!
    const also = others.length === 0 ? '' : ` (${others.length} more alike)`
    return wrap(`! ${kind.replace('-', ' ')} in ${testName(test)}: ${clip(text, 240)}${also}`, '  ')
  })
}

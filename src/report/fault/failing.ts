import type { FailingTest, FailureCluster } from '#core'
import { clip, clipPair, isShortId, some, testName, testNames, WIDTH, wrap, type Told } from './told.ts'

const MOST = 4

/** Which tests fail and how: what each expected and got, the call that gave it and the part that differs, and what kind of failure it is. */
export function failingText(told: Told): string[] {
  const { failures, clusters } = told.fault
  return [
    ...some(told, failures, MOST, 'failing tests', (failure) => oneFailure(told, failure)),
    ...(clusters.length > 1 ? clusters.flatMap(clusterText) : []),
    ...symptomsText(told),
  ]
}

function oneFailure({ fault, paint }: Told, { test, name, failure }: FailingTest): string[] {
  const id = isShortId(test) && test !== name ? `${testName(test)}  ` : ''
  const title = `  ${paint('red', '✗')} ${id}`
  const room = WIDTH - 4 - id.length
  const difference = fault.differences.find((known) => known.test === test)
  if (difference !== undefined) {
    const { call, path, expected, actual, how } = difference
    const [wanted, got] = clipPair(expected, actual, 50)
    const part = path === '' ? '' : ` at ${clip(path, 30)}`
    const gives = `${call === null ? 'got' : `${clip(call, 60)} gave`} ${got}${part}, not ${wanted}`
    return [`${title}${clip(name, room)}`, ...wrap(`${gives}${how === '' ? '' : `: ${clip(how, 60)}`}`, '      ')]
  }
  const { expected, actual, message, errorName } = failure
  const [wanted, got] = clipPair(expected ?? '', actual ?? '', 46)
  const isCompared = expected !== undefined && actual !== undefined
  const compared = isCompared ? `expected ${wanted}, got ${got}` : clip(message === '' ? errorName : message, 90)
  const said = clip(name, 90)
  return said.length + compared.length + 2 <= room
    ? [`${title}${said}${paint('dim', `  ${compared}`)}`]
    : [`${title}${clip(name, room)}`, `      ${compared}`]
}

function clusterText({ tests, errorName, line }: FailureCluster, i: number): string[] {
  const where = line === null ? '' : `, by line ${line}`
  return wrap(`way ${i + 1} to fail: ${testNames(tests)} (${clip(errorName, 40)}${where})`, '  ')
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

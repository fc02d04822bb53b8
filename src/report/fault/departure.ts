import type { ChainLink, Onset } from '#core'
import { clip, seenText, testName, wrap, type Told } from './told.ts'

/** Where the failing run departs from passing ones, and how that led to the failure. */
export function departureText(told: Told): string[] {
  const { onset, chain } = told.fault
  const title = told.paint('bold', 'what went wrong')
  const lines = [...(onset === null ? [] : wrap(onsetSentence(onset), '  ')), ...chain.flatMap(linkText)]
  return lines.length === 0 ? [] : [title, ...lines]
}

function onsetSentence({ line, label, value, test, departs, passing }: Onset): string {
  const first = `line ${line}: in ${testName(test)} ${seenText({ label, value })}`
  const others = [...Map.groupBy(passing, (seen) => seen.value)].map(([seen, list]) => {
    return `${clip(seen, 40)} in ${list.map((cited) => testName(cited.test)).join(', ')}`
  })
  if (departs === 'path') {
    const instead = others.length === 0 ? '' : ` (it is ${others.join(' and ')})`
    return `${first}, a way that no passing test goes${instead}`
  }
  if (others.length === 0) return `${first}: the first odd value`
  return `${first}, unlike in every passing test: ${others.join(', ')}`
}

const LEADS: Readonly<Record<ChainLink['leads'], string>> = {
  data: ', which is used in',
  control: ', which decides that',
  failure: ': what the test sees',
}

function linkText({ line, label, value, leads }: ChainLink, i: number): string[] {
  return wrap(
    `${i === 0 ? 'from there: ' : ''}line ${line}: ${seenText({ label, value })}${LEADS[leads]}`,
    i === 0 ? '  ' : '    ',
  )
}

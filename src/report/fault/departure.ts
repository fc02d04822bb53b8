import type { ChainLink, Onset } from '#core'
import { clip, testName, wrap, type Told } from './told.ts'

/** Where the failing run departs from passing ones, and how that led to the failure. */
export function departureText(told: Told): string[] {
  const { onset, chain } = told.fault
  const title = told.paint('bold', 'what went wrong')
  const lines = [...(onset === null ? [] : wrap(onsetSentence(onset), '  ')), ...chain.flatMap(linkText)]
  return lines.length === 0 ? [] : [title, ...lines]
}

function onsetSentence({ line, label, value, test, departs, passing }: Onset): string {
  const here = value === '' ? `\`${clip(label, 60)}\`` : `\`${clip(label, 60)}\` is ${clip(value, 50)}`
  const first = `line ${line}: in ${testName(test)} ${here}`
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
  const seen = value === '' ? 'is reached' : `is ${clip(value, 50)}`
  return wrap(
    `${i === 0 ? 'from there: ' : ''}line ${line}: \`${clip(label, 60)}\` ${seen}${LEADS[leads]}`,
    i === 0 ? '  ' : '    ',
  )
}

import type { ChainLink, Onset } from '#core'
import { clipValue, seenText, testName, wrap, type Told } from './told.ts'

/** Where the failing run departs from passing ones, and how that led to the failure. */
export function departureText(told: Told): string[] {
  const { onset } = told.fault
  const title = told.paint('bold', 'what went wrong')
  const lines = [...(onset === null ? [] : wrap(onsetSentence(onset), '  ')), ...chainText(told)]
  return lines.length === 0 ? [] : [title, ...lines]
}

function onsetSentence({ line, label, value, test, departs, passing }: Onset): string {
  const first = `line ${line}: in ${testName(test)} ${seenText({ label, value })}`
  const others = [...Map.groupBy(passing, (seen) => seen.value)].map(([seen, list]) => {
    return `${clipValue(seen, 40)} in ${list.map((cited) => testName(cited.test)).join(', ')}`
  })
  if (departs === 'path') {
    const instead = others.length === 0 ? '' : ` (it is ${others.join(' and ')})`
    return `${first}, a way that no passing test goes${instead}`
  }
  if (others.length === 0) return `${first}: the first odd value`
  return `${first}, unlike in every passing test: ${others.join(', ')}`
}

/** What the link before does to this one. */
const LEADS: Readonly<Record<ChainLink['leads'], string>> = {
  data: 'which is used in ',
  control: 'which decides that ',
  failure: '',
}

/** Links of a long chain that are told at its beginning and at its end. */
const FROM_EACH_END = 3

/** The way from the onset on; the onset itself has been told. */
function chainText({ fault: { onset, chain }, all }: Told): string[] {
  const links = chain.map((link, i) => linkText(link, chain[i - 1]))
  const told = onset !== null && chain[0]?.event === onset.event ? links.slice(1) : links
  const skipped = told.length - 2 * FROM_EACH_END
  if (all || skipped <= 1) return told.flat()
  return [...told.slice(0, FROM_EACH_END), [`    … ${skipped} more steps`], ...told.slice(-FROM_EACH_END)].flat()
}

function linkText(link: ChainLink, before: ChainLink | undefined): string[] {
  const end = link.leads === 'failure' ? ': that is what the test sees' : ''
  return wrap(`${before === undefined ? '' : LEADS[before.leads]}line ${link.line}: ${seenText(link)}${end}`, '    ')
}

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
function chainText({ fault: { onset, chain, failures }, all }: Told): string[] {
  const links = chain.filter((link, i) => i === 0 || i === chain.length - 1 || !isSaidAgain(link, chain[i - 1]!))
  const kind = failures.find(({ test }) => test === chain[0]?.test)?.failure.kind
  const end = kind === 'timed-out' || kind === 'out-of-steps' ? ', and so on without end' : ': that is what the test sees'
  const told = links.map((link, i) => linkText(link, links[i - 1], end))
  const rest = onset !== null && chain[0]?.event === onset.event ? told.slice(1) : told
  const skipped = rest.length - 2 * FROM_EACH_END
  if (all || skipped <= 1) return rest.flat()
  return [...rest.slice(0, FROM_EACH_END), [`    … ${skipped} more steps`], ...rest.slice(-FROM_EACH_END)].flat()
}

/** A variable that is read, or a condition that holds once more. */
function isSaidAgain({ label, value }: ChainLink, before: ChainLink): boolean {
  return label === before.label && value === before.value
}

function linkText(link: ChainLink, before: ChainLink | undefined, end: string): string[] {
  const said = `line ${link.line}: ${seenText(link)}${link.leads === 'failure' ? end : ''}`
  return before === undefined ? wrap(said, '  ') : wrap(`${LEADS[before.leads]}${said}`, '    ')
}

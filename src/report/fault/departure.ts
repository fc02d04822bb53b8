import type { ChainLink, Evidence, Onset } from '#core'
import { clipValue, seenText, testName, wrap, type Told } from './told.ts'

/** Where the failing run departs from passing ones, and how that led to the failure. */
export function departureText(told: Told): string[] {
  const { onset } = told.fault
  const title = told.paint('bold', 'what went wrong')
  const lines = [...(onset === null ? [] : wrap(onsetSentence(told, onset), '  ')), ...chainText(told)]
  return lines.length === 0 ? [] : [title, ...lines]
}

/** An error is told where it came up, and not where the function begins that it left. */
function lineOf({ trace }: Told, { event, line }: Evidence): number {
  const origin = trace?.events.find(({ index }) => index === event)?.origin
  return origin === undefined ? line : trace!.points[origin]!.line
}

function onsetSentence(told: Told, onset: Onset): string {
  const { label, value, test, departs, passing } = onset
  const first = `line ${lineOf(told, onset)}: in ${testName(test)} ${seenText({ label, value })}`
  const others = [...Map.groupBy(passing, (seen) => seen.value)].flatMap(([seen, list]) => {
    // The way there is what differs: that the value is the same would only puzzle.
    if (seen === value) return []
    return `${clipValue(seen, 40)} in ${list.map((cited) => testName(cited.test)).join(', ')}`
  })
  if (departs === 'path') {
    const instead = others.length === 0 ? '' : ` (it is ${others.join(' and ')})`
    return `${first}, a way that no passing test goes${instead}`
  }
  if (others.length === 0) return label.startsWith('exception from ') ? first : `${first}: the first odd value`
  return `${first}, unlike in every passing test: ${others.join(', ')}`
}

/** What the link before does to this one. */
const LEADS: Readonly<Record<ChainLink['leads'], string>> = {
  data: 'which is used in ',
  control: 'which leads to ',
  failure: '',
}

/** Links of a long chain that are told at its beginning and at its end. */
const FROM_EACH_END = 3

/** The way from the onset on; the onset itself has been told. */
function chainText(told: Told): string[] {
  const { onset, chain, failures } = told.fault
  const links = chain.filter((link, i) => {
    if (i === chain.length - 2 && i > 0 && link.line === chain.at(-1)!.line) return !isSaidAgain(link, chain.at(-1)!)
    return i === 0 || i === chain.length - 1 || !isSaidAgain(link, chain[i - 1]!)
  })
  const kind = failures.find(({ test }) => test === chain[0]?.test)?.failure.kind
  const end = kind === 'timed-out' || kind === 'out-of-steps' ? ', and so on without end' : ': that is what the test sees'
  const said = links.map((link, i) => linkText({ ...link, line: lineOf(told, link) }, links[i - 1], end))
  const rest = onset !== null && chain[0]?.event === onset.event ? said.slice(1) : said
  const skipped = rest.length - 2 * FROM_EACH_END
  if (told.all || skipped <= 1) return rest.flat()
  return [...rest.slice(0, FROM_EACH_END), [`    … ${skipped} more steps`], ...rest.slice(-FROM_EACH_END)].flat()
}

/** A variable that is read, or a condition that holds once more. */
function isSaidAgain({ label, value }: ChainLink, before: ChainLink): boolean {
  return label === before.label && value === before.value
}

function linkText(link: ChainLink, before: ChainLink | undefined, end: string): string[] {
  const seen = seenText(link)
  const said = `line ${link.line}: ${seen}${link.leads === 'failure' && !seen.endsWith('does not end') ? end : ''}`
  if (before !== undefined) return wrap(`${LEADS[before.leads]}${said}`, '    ')
  const start = link.label === link.value ? `there is ${seen}` : seen
  return wrap(`line ${link.line}: in ${testName(link.test)} ${start}`, '  ')
}

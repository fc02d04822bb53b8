import { contains, hitsOf, type Span, type Suspect, type TestId, type TestSpectrum, type Trace } from '#core'
import { printable } from '../printable.ts'
import { clip, testName, WIDTH, type Told } from './told.ts'
import { valuesByLine } from './values-by-line.ts'

/** A function is shown whole up to so many lines; of a longer one, what lies around the places that matter. */
const MOST_LINES = 24
const AROUND = 2
/** Suspects whose lines are marked. */
const MARKED = 5
/** Source to the left, values to the right; where the source is longer, under it, indented so far. */
const MOST_SOURCE = 72
const UNDER = 6

/** The suspicious function with the values that a failing test saw, at the right of each line. */
export function listingText(told: Told): string[] {
  const { fault, trace, paint } = told
  const [top] = fault.suspects
  const test = top === undefined || trace === null ? null : telling(told, trace, top)
  if (top === undefined || trace === null || test === null) return []
  const lines = told.source.split(/\r\n|[\n\r\u2028\u2029]/)
  const range = linesOf(told.source, aroundOf(trace, top))
  const marked = new Set(fault.suspects.slice(0, MARKED).map(({ line }) => line))
  const shown = chosen(range, new Set([...marked, ...[fault.onset, ...fault.chain].map((cited) => cited?.line ?? 0)]))
  const sources = new Map(shown.map((line) => [line, tidy(lines[line - 1] ?? '')]))
  const digits = String(range.last).length
  const widths = [...sources.values()].map(({ length }) => length).filter((width) => width <= MOST_SOURCE)
  const column = Math.max(24, ...widths) + 2
  const isLong = (line: number) => (sources.get(line)?.length ?? 0) > MOST_SOURCE
  const values = valuesByLine(trace, test, (line) => WIDTH - digits - 5 - (isLong(line) ? UNDER : column))
  const unreached = unreachedLines(trace, test, range)
  const name = top.functionName === '<module>' ? 'the program' : clip(top.functionName, 40)
  const margin = ' '.repeat(digits + 2)
  return [
    titleOf(told, name, test),
    ...shown.flatMap((line, i) => {
      const gap = i > 0 && shown[i - 1] !== line - 1 ? [`${margin} ⋮`] : []
      const mark = marked.has(line) ? paint('yellow', '▶') : ' '
      const number = `${mark} ${String(line).padStart(digits)} │ `
      const source = sources.get(line)!
      const isFirst = unreached.has(line) && !unreached.has(line - 1)
      const seen = values.get(line) ?? (isFirst ? 'not reached' : undefined)
      if (seen === undefined) return [...gap, `${number}${source}`.trimEnd()]
      const told = paint(values.has(line) ? 'cyan' : 'dim', seen)
      if (!isLong(line)) return [...gap, `${number}${source.padEnd(column)}${told}`]
      return [...gap, `${number}${source}`, `${margin} │ ${' '.repeat(UNDER)}${told}`]
    }),
  ]
}

const HINT = '  (▶ suspicious lines; at the right what they did)'

function titleOf({ paint }: Told, name: string, test: TestId): string {
  const seenBy = ` as ${testName(test)} saw it`
  return `${paint('bold', name)}${seenBy}${name.length + seenBy.length + HINT.length > WIDTH ? '' : paint('dim', HINT)}`
}

/** Lines on which statements begin and none of them ran. */
function unreachedLines({ points, spectra }: Trace, test: TestId, { first, last }: Lines): ReadonlySet<number> {
  const ran = new Set(spectra.find((spectrum) => spectrum.test === test)?.counts.map(([point]) => point))
  const statements = points.filter(({ kind, line }) => kind === 'statement' && line >= first && line <= last)
  const reached = new Set(points.filter(({ id }) => ran.has(id)).map(({ line }) => line))
  return new Set(statements.map(({ line }) => line).filter((line) => !reached.has(line)))
}

/**
 * Of the failing tests that ran the suspect and of which something was kept, the one that departs first, else the one that did least: it is
 * the easiest to follow.
 */
function telling({ fault }: Told, { points, events, spectra }: Trace, { span }: Suspect): TestId | null {
  const failing = new Set(fault.failures.map(({ test }) => test))
  const here = new Set(points.filter((point) => contains(span, point.span)).map(({ id }) => id))
  const kept = new Set(events.filter(({ point }) => here.has(point)).map(({ test }) => test))
  const ran = spectra.filter(({ test, counts }) => failing.has(test) && counts.some(([point]) => here.has(point)))
  const rank = (spectrum: TestSpectrum) => (kept.has(spectrum.test) ? 0 : 2) + (spectrum.test === fault.onset?.test ? 0 : 1)
  return ran.toSorted((a, b) => rank(a) - rank(b) || hitsOf(a) - hitsOf(b))[0]?.test ?? null
}

/** The innermost function around the suspect; the suspect itself outside of functions. */
function aroundOf({ points }: Trace, { span }: Suspect): Span {
  const around = points
    .filter((point) => point.kind === 'function' && contains(point.span, span))
    .toSorted((a, b) => b.span.start - a.span.start)
  return around[0]?.span ?? span
}

interface Lines {
  readonly first: number
  readonly last: number
}

function linesOf(source: string, { start, end }: Span): Lines {
  const lineAt = (offset: number) => source.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/).length
  return { first: lineAt(start), last: lineAt(end) }
}

function chosen({ first, last }: Lines, telling: ReadonlySet<number>): number[] {
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  if (all.length <= MOST_LINES) return all
  const near = (line: number) => [...telling].some((other) => Math.abs(other - line) <= AROUND)
  return all.filter((line) => line === first || near(line)).slice(0, MOST_LINES)
}

function tidy(line: string): string {
  return printable(line.replaceAll('\t', '  ').trimEnd(), { max: WIDTH - 12 })
}

import { KINDS_OF, type ProbePlan } from '#core'
import { type Keep, layoutFor } from '../../../probes/trace/layout.ts'
import { type Effort, type Figure, times } from '../figure.ts'
import { measureInTurns, geometricMean } from '../measure.ts'
import { bodyOf, probed, PROGRAMS, readProgram, withIstanbul } from '../program.ts'
import { inIsolate, type RunInIsolate } from '../realm.ts'

const COVERAGE: ProbePlan = { layers: [{ kinds: ['statement', 'branch', 'function'] }], values: false }
const VALUES: ProbePlan = { layers: [{ kinds: KINDS_OF.line }], values: true }

/** As many first events as usual, then counts alone. */
const FIRST: Keep = { first: 16, last: 0 }

type Ratios = Record<'istanbul' | 'coverage' | 'first' | 'firstAndLast', number>

/** How much slower the programs get by coverage (ours and istanbul's), and by looking at every value. */
export function measureSlowDown({ rounds }: Effort): Figure[] {
  const ratios = PROGRAMS.map((name) => slowDownOf(readProgram(name), rounds))
  const mean = (key: keyof Ratios) => geometricMean(ratios.map((ratio) => ratio[key]))
  const programs = (key: keyof Ratios) => `${PROGRAMS.length} programs: ${ratios.map((ratio) => ratio[key].toFixed(1)).join(' ')}`
  const coverage = `ours ${times(mean('coverage'))}, istanbul ${times(mean('istanbul'))}`
  return [
    atMost(1, 'coverage-vs-istanbul', mean('coverage') / mean('istanbul'), coverage),
    atMost(3, 'values-first', mean('first'), programs('first')),
    atMost(4, 'values-first-last', mean('firstAndLast'), programs('firstAndLast')),
  ]
}

/** A loop of ten million turns, with the events that are usually kept. */
export function measureTenMillion({ rounds }: Effort): Figure[] {
  const text = readProgram('ten-million')
  const ms = measure(rounds, { plain: inIsolate(bodyOf(text)), probed: withValues(text) })
  const detail = `plain ${ms.plain.toFixed(0)} ms, probed ${ms.probed.toFixed(0)} ms`
  return [atMost(4, 'loop-10m', ms.probed / ms.plain, detail)]
}

function atMost(reference: number, name: string, value: number, detail: string): Figure {
  return { name, value, unit: 'times', reference, bound: 'at most', detail }
}

function slowDownOf(text: string, rounds: number): Ratios {
  const counted = probed(text, COVERAGE)
  const ms = measure(rounds, {
    plain: inIsolate(bodyOf(text)),
    istanbul: inIsolate(bodyOf(withIstanbul(text))),
    coverage: inIsolate(bodyOf(counted.text), layoutFor(counted.points.length, 1)),
    first: withValues(text, FIRST),
    firstAndLast: withValues(text),
  })
  const { plain, istanbul, coverage, first, firstAndLast } = ms
  return {
    istanbul: istanbul / plain,
    coverage: coverage / plain,
    first: first / plain,
    firstAndLast: firstAndLast / plain,
  }
}

function withValues(text: string, keep?: Keep): RunInIsolate {
  const { text: instrumented, points } = probed(text, VALUES)
  return inIsolate(bodyOf(instrumented), layoutFor(points.length, 1, keep))
}

/** Each variant also has to give what the plain program gives. */
function measure<Name extends string>(rounds: number, runs: Record<Name | 'plain', RunInIsolate>) {
  const ms = measureInTurns(rounds, runs)
  const all = Object.entries<RunInIsolate>(runs)
  const wrong = all.find(([, run]) => run.result() !== runs.plain.result())
  for (const [, run] of all) run.dispose()
  if (wrong !== undefined) throw new Error(`${wrong[0]} gives ${wrong[1].result()}`)
  return ms
}

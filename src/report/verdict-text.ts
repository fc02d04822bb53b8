import { relative } from 'node:path'
import type { RepairReport, RepairResult, RepairStatus, StopReason } from '#core'
import type { Delivery } from './delivery.ts'
import { lessonsText } from './lessons-text.ts'
import { afterModelFailed, modelText } from './model-text.ts'
import { printable } from './printable.ts'
import { quoted } from './quoted.ts'
import type { Paint } from './style.ts'

const HEADLINE: Record<RepairStatus, string> = {
  repaired: 'repaired',
  'already-green': 'nothing to repair',
  improved: 'improved, not repaired',
  unrepaired: 'not repaired',
  stopped: 'stopped by a limit',
  unusable: 'the tests say nothing to repair by',
  failed: 'failed',
  interrupted: 'interrupted',
}

/** How the repair ended, where the patch went, and what to do next. */
export function verdictText(result: RepairResult, delivery: Delivery, paint: Paint): string[] {
  const { status, report } = result
  const colour = status === 'repaired' || status === 'already-green' ? 'green' : status === 'improved' ? 'yellow' : 'red'
  const { patch } = report
  const what = patch === null ? report.stop.detail : patch.explanation
  const lines = [`${paint([colour, 'bold'], HEADLINE[status])}  ${printable(what, { max: 300 })}`]
  if (patch !== null) {
    const sure = patch.confirmed ? ', confirmed in fresh isolates' : ''
    const count = patch.stillFailing.length
    const left = count === 0 ? '' : `; ${count} still ${count === 1 ? 'fails' : 'fail'}: ${names(patch.stillFailing)}`
    if (patch.evidence !== '') lines.push(`  before: ${printable(patch.evidence, { max: 200 })}`)
    lines.push(`  fixes ${patch.fixed.length} failing ${patch.fixed.length === 1 ? 'test' : 'tests'}${sure}${left}`)
    for (const { call, gives, expected } of patch.doubts) {
      lines.push(`  doubted by the reviewer: ${short(call)} gives ${short(gives)}, and should give ${short(expected)}`)
    }
  }
  lines.push(...alternativesText(report))
  if (report.tried.candidates > 0) {
    lines.push(
      `  ${report.tried.candidates} ${report.tried.candidates === 1 ? 'candidate' : 'candidates'} tried in ${(report.timing.totalMs / 1000).toFixed(1)} s (seed ${report.seed})`,
    )
  }
  lines.push(...lessonsText(report), ...modelText(report))
  return [...lines, ...patchText(delivery.patch), ...NEXT[status](delivery.run, report).map((text) => `  ${text}`)]
}

/** How the other patches differ from the reported one, one line each. */
function alternativesText({ alternatives, comparison }: RepairReport): string[] {
  if (alternatives.length === 0) {
    if (comparison === null || comparison.patches === 1 || comparison.behaviours > 1) return []
    return [`  ${comparison.patches} patches pass all tests and give the same on ${comparison.calls} generated calls`]
  }
  const count = alternatives.length
  const title =
    count === 1 ? '1 other patch passes all tests too; it differs' : `${count} other patches pass all tests too; they differ`
  const others = alternatives.map(({ explanation, distinguishing }) => {
    const what = `    ${printable(explanation, { max: 120 })}`
    if (distinguishing === null) return what
    const { call, result, first } = distinguishing
    return `${what}: ${short(call)} gives ${short(result)} instead of ${short(first)}`
  })
  return [`  ${title} where no test looks:`, ...others]
}

function short(text: string): string {
  return printable(text, { max: 60 })
}

function names(tests: readonly string[]): string {
  const shown = tests.slice(0, 3).map((test) => printable(test, { max: 60 }))
  return tests.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ')
}

function patchText(patch: Delivery['patch']): string[] {
  if (patch.to === 'file') return [`  written to ${printable(patch.file)}`]
  if (patch.to === 'nowhere') return []
  const elsewhere = relative(process.cwd(), patch.applyIn) === '' ? '' : ` -C ${quoted(patch.applyIn)}`
  const saved = patch.saved === null ? 'PATCH' : quoted(relative(patch.applyIn, patch.saved))
  return [`  nothing was written; to apply the patch: git${elsewhere} apply ${saved}, or run again with --write`]
}

const nothing = () => []
const moreTests = () => ['to see what was seen: tracemend diagnose FILE; more tests of the right behaviour help the search']

/** The flags that raise what was reached. */
const RAISE: Partial<Record<StopReason, string>> = {
  time: '--max-time SECONDS',
  candidates: '--max-candidates COUNT',
  tokens: '--max-tokens COUNT',
  money: '--max-usd DOLLARS',
  calls: '--max-calls COUNT',
}

/** What a person could do next, by the way the repair ended and the run's name. */
const NEXT: Record<RepairStatus, (run: string | null, report: RepairReport) => readonly string[]> = {
  repaired: nothing,
  'already-green': nothing,
  improved: moreTests,
  unrepaired: moreTests,
  stopped: (run, { stop }) => [`to go on with a larger limit: ${resume(run)} ${RAISE[stop.reason] ?? ''}`.trimEnd()],
  unusable: () => ['mend the tests first; tracemend diagnose FILE shows what they do'],
  failed: (run, { stop, model }) =>
    stop.reason === 'model-failed' && model !== null
      ? [...afterModelFailed(model), `to go on then: ${resume(run)}`]
      : ['to see what works on this machine: tracemend doctor'],
  interrupted: (run) => [run === null ? 'nothing was saved' : `go on with: ${resume(run)}`],
}

function resume(run: string | null): string {
  return run === null ? 'tracemend FILE' : `tracemend resume ${quoted(run)}`
}

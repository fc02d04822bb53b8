import { passedIds, QUICK_ANALYSIS, type ParsedSource, type Prober, type SandboxSession } from '#core'
import type { TestId, TestResult, Trace, VersionComparison } from '#core'
import { cite } from './analysis/cite.ts'
import { divergeVersions } from './analysis/divergence/versions.ts'
import { brokenPairs } from './analysis/views/broken-pairs.ts'
import { withProbeEffect } from './analysis/probe-effect.ts'
import { choosePlan } from './instrumentation/choose-plan.ts'

interface Version {
  readonly tests: readonly TestResult[]
  readonly trace: Trace | null
  readonly problem: string | null
}

/** Runs two versions of a program with probes against the same tests: what became of the tests, where runs part, which helpers changed. */
export async function compareVersions(
  before: ParsedSource,
  after: ParsedSource,
  session: SandboxSession,
  by: { readonly prober: Prober; readonly seed: number },
): Promise<VersionComparison> {
  const old = await runVersion(before, 'the first version', session, by)
  const now = await runVersion(after, 'the second version', session, by)
  const passed = passedIds(old.tests)
  const passes = passedIds(now.tests)
  const known = { fixed: without(passes, passed), lost: without(passed, passes) }
  const notEstablished = [old.problem, now.problem].filter((problem) => problem !== null)
  if (old.trace === null || now.trace === null) return { ...known, departures: [], broken: [], notEstablished }
  const { trace: earlier } = old
  const { trace: later } = now
  return {
    ...known,
    departures: divergeVersions(earlier, later).map((found) => ({
      test: found.test,
      departs: found.departs,
      before: found.before === null ? null : cite(earlier, found.before),
      after: found.after === null ? null : cite(later, found.after),
    })),
    broken: brokenPairs(earlier, later, passed).map(({ functionName, kept, broken }) => ({
      functionName,
      arguments: kept.entry.value!.text,
      before: cite(earlier, kept.end!),
      after: cite(later, broken.end!),
    })),
    notEstablished,
  }
}

/** Metered, so that a version without end is one that can be compared too. */
async function runVersion(
  source: ParsedSource,
  name: string,
  session: SandboxSession,
  { prober, seed }: { readonly prober: Prober; readonly seed: number },
): Promise<Version> {
  const plain = await session.run(source.text, { seed, metered: true })
  if (plain.status === 'does-not-load')
    return { tests: [], trace: null, problem: `${name} does not load: ${plain.fault.message}` }
  const probed = await session.run(prober.instrument(source, choosePlan(source, QUICK_ANALYSIS)), { seed, metered: true })
  const trace =
    probed.status === 'does-not-load' || probed.trace === null ? null : withProbeEffect(probed.trace, plain.tests, probed.tests)
  if (trace !== null && trace.probeEffect.status !== 'changed') return { tests: plain.tests, trace, problem: null }
  return { tests: plain.tests, trace: null, problem: `with probes tests of ${name} end differently: its runs are not compared` }
}

function without(list: readonly TestId[], others: readonly TestId[]): TestId[] {
  return list.filter((test) => !others.includes(test))
}

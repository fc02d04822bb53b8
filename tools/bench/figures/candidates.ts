import { applyEdits, type Candidate, Limits, type Sandbox, type Screening } from '#core'
import { createSandbox } from '#probes'
import { asText, candidatesOf } from '../candidates.ts'
import { cpuMsOfAll } from '../cpu.ts'
import type { Effort, Figure } from '../figure.ts'
import { cpuMs } from '../measure.ts'
import { bodyOf } from '../program.ts'
import { type SmallTask, TASKS } from '../tasks.ts'

/** Candidates a second of CPU time through the sandbox, whole texts and single edits, and without a sandbox those that end. */
export async function measureCandidates({ rounds: most, candidates }: Effort): Promise<Figure[]> {
  const rounds = Math.min(most, 3)
  const tasks = TASKS.map((task) => ({ task, edits: candidatesOf(task.program, candidates) }))
  let [texts, edits, bare] = [0, 0, 0]
  let screenings: readonly Screening[] = []
  for (let round = 0; round < rounds; round++) {
    // A sandbox of its own, so that no round finds a context that is warm already.
    const sandbox = createSandbox()
    try {
      let [textMs, editMs, bareMs, ended] = [0, 0, 0, 0]
      screenings = []
      for (const { task, edits } of tasks) {
        const asTexts = edits.map((candidate) => asText(task.program, candidate))
        const first = await screen(sandbox, task, asTexts)
        const second = await screen(sandbox, task, edits)
        textMs += first.ms
        editMs += second.ms
        screenings = [...screenings, ...second.screenings]
        const ending = edits.filter((candidate) => doesEnd(task, candidate))
        const from = cpuMs()
        for (const candidate of ending) runHere(task, candidate, round)
        bareMs += cpuMs() - from
        ended += ending.length
      }
      const perSecond = (count: number, ms: number) => (count / ms) * 1000
      texts = Math.max(texts, perSecond(screenings.length, textMs))
      edits = Math.max(edits, perSecond(screenings.length, editMs))
      bare = Math.max(bare, perSecond(ended, bareMs))
    } finally {
      await sandbox.close()
    }
  }
  const hanging = screenings.filter(({ status }) => status === 'out-of-steps' || status === 'timed-out').length
  const parts = [
    `whole texts; single edits ${edits.toFixed(0)}/s`,
    `no sandbox, none that hang ${bare.toFixed(0)}/s`,
    `${screenings.length} candidates, ${hanging} never end`,
  ]
  const detail = parts.join('; ')
  return [{ name: 'candidates-per-second', value: texts, unit: 'per second', reference: 1000, bound: 'at least', detail }]
}

async function screen(sandbox: Sandbox, { program, tests }: SmallTask, candidates: readonly Candidate[]) {
  const source = { path: 'program.js', text: program }
  const task = { id: 'small', source, tests: { path: 'program.test.js', text: tests } }
  const opened = await sandbox.open(task, { limits: Limits.parse({}) })
  if (opened.status !== 'ready') throw new Error(opened.fault.message)
  const baseline = await opened.session.run(program, { seed: 1, metered: true })
  if (baseline.status !== 'completed') throw new Error(baseline.status)
  const ids = (status: 'passed' | 'failed') => baseline.tests.filter((test) => test.status === status).map(({ id }) => id)
  const goal = { failing: ids('failed'), passing: ids('passed'), seed: 1 }
  const startedAt = cpuMsOfAll()
  const screenings = await opened.session.screen(candidates, goal)
  const ms = cpuMsOfAll() - startedAt
  await opened.session.close()
  return { screenings, ms }
}

const STEPS = 100_000

/** A candidate without its meter runs on and on: this tells beforehand. */
function doesEnd({ program, tests }: SmallTask, { edits }: Candidate): boolean {
  let steps = 0
  const step = () => {
    steps += 1
    if (steps > STEPS) throw new Error('endless')
  }
  try {
    const { names } = new Function('module', 'exports', 'require', '$tm_step', bodyOf(applyEdits(program, edits), true))(
      { exports: {} },
      {},
      undefined,
      step,
    )
    new Function('console', ...Object.keys(names), tests)({ assert() {} }, ...Object.values(names))
  } catch {
    return steps <= STEPS
  }
  return true
}

/** Compiles the program with its tests and runs them right here; the round keeps V8 from knowing the text. */
function runHere({ program, tests }: SmallTask, { edits }: Candidate, round: number): void {
  let failed = 0
  const assert = (condition: unknown) => void (condition ? 0 : (failed += 1))
  try {
    new Function('console', `${applyEdits(program, edits)}\n${tests}//${round}`)({ assert })
  } catch {
    failed += 1
  }
}

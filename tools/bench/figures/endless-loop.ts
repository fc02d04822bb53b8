import { KINDS_OF, Limits } from '#core'
import { createSandbox } from '#probes'
import type { Figure } from '../figure.ts'
import { probed } from '../program.ts'

const PROGRAM = `function drain(level) {
  let turns = 0
  while (level > 0) {
    turns += 1
    if (level < 0) level -= 1
  }
  return turns
}`

const COUNTING_LINE = 4

/** Whether the trace of a run that never ended is there, with the first turns of its loop and the last ones. */
export async function checkEndlessLoop(): Promise<Figure[]> {
  const sandbox = createSandbox()
  try {
    const source = { path: 'program.js', text: PROGRAM }
    const task = { id: 'endless', source, tests: { path: 'program.test.js', text: 'console.assert(drain(1) === 1)' } }
    const opened = await sandbox.open(task, { limits: Limits.parse({ runTimeMs: 1_000 }) })
    if (opened.status !== 'ready') throw new Error('the suite is unusable')
    const outcome = await opened.session.run(probed(PROGRAM, { layers: [{ kinds: KINDS_OF.line }], values: true }), { seed: 1 })
    const trace = outcome.status === 'does-not-load' ? null : outcome.trace
    const turns = trace?.points.find(({ kind, line }) => kind === 'assignment' && line === COUNTING_LINE)
    const seen = trace?.events.filter(({ point }) => point === turns?.id).map(({ value }) => Number(value?.text)) ?? []
    const isThere = outcome.status === 'timed-out' && seen[0] === 1 && seen[1] === 2 && isLate(seen)
    const detail = `${outcome.status}; values of turns: ${seen.slice(0, 3).join(' ')} … ${seen.slice(-2).join(' ')}`
    return [{ name: 'trace-after-endless-loop', value: isThere ? 1 : 0, unit: 'yes', reference: 1, bound: 'at least', detail }]
  } finally {
    await sandbox.close()
  }
}

/** The last turns follow one another, long after the first. */
function isLate(seen: readonly number[]): boolean {
  const [before, last] = seen.slice(-2) as [number, number]
  return last === before + 1 && last > 10_000
}

import type { Candidate, Sandbox, SandboxSession, ScreenGoal } from '#core'
import { createSandbox } from '#probes'
import { repair } from '#tracemend'
import type { SmallTask } from './tasks.ts'

/** What the search proposes for a task, in its order, and what it asks of the candidates. */
export interface Proposed {
  readonly candidates: readonly Candidate[]
  readonly goal: ScreenGoal
}

/** Lets the search look for a repair while no candidate fixes anything, and keeps what it hands to `session.screen`. */
export async function proposedFor({ program, tests }: SmallTask, count: number): Promise<Proposed> {
  const candidates: Candidate[] = []
  let goal: ScreenGoal | null = null
  const listening = (session: SandboxSession): SandboxSession => ({
    run: (program, options) => session.run(program, options),
    intervene: (program, interventions, goal) => session.intervene(program, interventions, goal),
    close: () => session.close(),
    screen(batch, { failing, passing, seed }) {
      goal = { failing, passing, seed }
      candidates.push(...batch)
      const nothing = { status: 'screened', fixed: [], lost: [], nearer: 0, behaviour: 0 } as const
      return Promise.resolve(batch.map(() => nothing))
    },
  })
  const inner = createSandbox()
  const sandbox: Sandbox = {
    async open(task, options) {
      const opened = await inner.open(task, options)
      return opened.status === 'ready' ? { status: 'ready', session: listening(opened.session) } : opened
    },
    close: () => inner.close(),
  }
  try {
    const source = { path: 'program.js', text: program }
    await repair(
      { id: 'small', source, tests: { path: 'program.test.js', text: tests } },
      { sandbox, limits: { maxCandidates: count } },
    )
  } finally {
    await inner.close()
  }
  if (goal === null) throw new Error('the search proposed nothing')
  return { candidates, goal }
}

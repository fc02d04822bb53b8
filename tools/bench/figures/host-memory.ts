import type { Candidate } from '#core'
import { createSandbox } from '#probes'
import { openSmall } from '../screen-task.ts'
import { TASKS } from '../tasks.ts'

/** What takes all the memory that it can get, hands out as much as it can, or never ends. */
const HOSTILE = [
  'const kept = []; for (;;) kept.push(new Array(1000).fill(kept.length));',
  "let text = 'a'; for (;;) text += text;",
  'const kept = new Map(); for (let i = 0; ; i++) kept.set(i, { i });',
  "return 'x'.repeat(2 ** 28);",
  'return new Array(2 ** 25).fill(0);',
  'throw new Error("x".repeat(2 ** 28));',
  'for (;;) console.log("x".repeat(1000));',
  'for (;;) {}',
  'return new Uint8Array(2 ** 30);',
  'const again = () => again() + again(); return again();',
]
const TIMES = 12
const LOOK_MS = 10

/** The most memory that this process holds, in megabytes, while its workers screen hostile candidates. */
export async function measureHostMemory(): Promise<{ readonly mb: number; readonly detail: string }> {
  const task = TASKS[0]!
  const start = task.program.indexOf('{\n') + 2
  const candidates = Array.from({ length: TIMES }, () => HOSTILE)
    .flat()
    .map((body, id): Candidate => {
      const edits = [{ start, end: start, replacement: [`${body} // ${id}\n`] }]
      return { id, agent: 'bench', operators: [], edits, explanation: '' }
    })
  let most = 0
  const look = () => (most = Math.max(most, process.memoryUsage.rss()))
  const timer = setInterval(look, LOOK_MS)
  const sandbox = createSandbox()
  try {
    const { screen } = await openSmall(sandbox, task)
    const { screenings } = await screen(candidates)
    look()
    const stopped = screenings.filter(({ status }) => status !== 'screened').length
    return { mb: most / 2 ** 20, detail: `most at any time; ${candidates.length} hostile candidates, ${stopped} stopped` }
  } finally {
    clearInterval(timer)
    await sandbox.close()
  }
}

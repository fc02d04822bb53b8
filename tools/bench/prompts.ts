import { createSandbox } from '#probes'
import type { RepairTask } from '#core'
import { ownTasks, tasksOf } from './development-tasks.ts'
import { measurePrompts, type PromptSize } from './prompt-sizes.ts'
import { withRealCase } from './real-context.ts'

/**
 * How long the model agents' prompts are: `npm run bench:prompts`. Ten development tasks (where their data is there, else our own) are
 * investigated, and every prompt is put together for a context of 4,000 tokens, the answer's room included. Tokens are estimates, from
 * above. The exit code is 1 when a prompt with its answer's room is longer than that.
 */
const CONTEXT_TOKENS = 4_000
const WANTED: Readonly<Record<string, number>> = { 'llm-bugs-js': 5, 'llm-bugs-ts': 3, 'seeded-ts': 2 }

const sandbox = createSandbox()
const sizes: PromptSize[] = []
let tasks = 0
for (const [suite, wanted] of Object.entries(WANTED)) {
  const found = await tasksOf(suite)
  if (found !== null) await measure(found, wanted)
}
if (tasks === 0) await measure(ownTasks(), 10)
await sandbox.close()

const most = Math.max(...sizes.map(({ tokens, answer }) => tokens + answer))
const isKept = tasks > 0 && most <= CONTEXT_TOKENS
const told = `the budget of ${CONTEXT_TOKENS} tokens was ${isKept ? 'kept everywhere' : 'NOT KEPT'}`
console.log(`${sizes.length} prompts for ${tasks} tasks: ${told}; the longest takes ${most}, its answer included`)
process.exitCode = isKept ? 0 : 1

async function measure(candidates: readonly RepairTask[], wanted: number): Promise<void> {
  let measured = 0
  for (const task of candidates) {
    if (measured === wanted) return
    const found = await withRealCase(sandbox, task, (real) => Promise.resolve(measurePrompts(real, CONTEXT_TOKENS)))
    if (found === null) continue
    measured += 1
    tasks += 1
    sizes.push(...found)
    tell(task, found)
  }
}

function tell({ id, source }: RepairTask, found: readonly PromptSize[]): void {
  console.log(`${id} (${source.text.split('\n').length} lines)`)
  for (const { name, tokens, answer, dropped, shortened } of found) {
    const left = [...(dropped.length > 0 ? [`dropped ${dropped.join(', ')}`] : []), ...(shortened === '' ? [] : [shortened])]
    console.log(
      `  ${name.padEnd(26)} ${String(tokens).padStart(5)} + ${String(answer).padStart(4)} for the answer  ${left.join('; ')}`.trimEnd(),
    )
  }
}

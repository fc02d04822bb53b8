import { askPatches } from '../ask-patches.ts'
import { descriptionField, failuresField, programField } from '../evidence/index.ts'
import { microPrompt } from '../prompts/micro.ts'
import type { Proposing, Work } from '../work.ts'

/**
 * For comparison, the loop of micro-agent: the whole program is written again from what was asked for, the program before and what its tests
 * said; nothing is remembered and nothing is rolled back.
 */
export async function* micro(work: Work): Proposing {
  const { desk } = work.options
  const { context } = work
  if (!desk.tell(1)) return
  for (let turn = 1; work.mayTry(turn); turn++) {
    const outcome = await context.run(work.base.text)
    const fields = [...descriptionField(context), ...programField(work.base, context), ...failuresField(outcome)]
    const attempts = yield* work.try(await askPatches(work, microPrompt, fields))
    if (attempts.some(({ candidate }) => work.isPlausible(candidate))) return
    const last = attempts.at(-1)
    if (last !== undefined) work.base = { ...work.base, text: last.program }
    if (!desk.tell(1)) return
  }
}

import { definedNames } from './answers/patches/defined-names.ts'
import { placePatch } from './answers/place.ts'
import { readPatches } from './answers/read-patches.ts'
import type { Unusable } from './answers/problem.ts'
import { consult, STEADY, type Reader } from './consult.ts'
import type { Field } from './input/field.ts'
import type { Prompt } from './prompts/prompt.ts'
import type { Proposal, Work } from './work.ts'

/** Answers may take this part of the context where a patch is wanted. */
export const CODE_ROOM = 1 / 3
/** Patches read from one answer. */
const MOST_PATCHES = 4

/** Where several answers are wanted, or another one than before. */
const VARIED = 0.8

/** Asks for patches of the work's text; those of all samples that can be placed. None: the step is over. */
export async function askPatches(
  work: Work,
  prompt: Prompt<unknown>,
  fields: readonly Field[],
  isVaried = false,
): Promise<readonly Proposal[]> {
  const { samples } = work.options.use
  const temperature = isVaried || samples > 1 ? VARIED : STEADY
  const asking = { room: CODE_ROOM, temperature, seed: work.nextSeed(), samples }
  return (await consult(work.options, prompt, fields, readerFor(work), asking)).flat()
}

/** What can be placed in the text that the work goes on from. */
function readerFor({ base, context }: Work): Reader<readonly Proposal[]> {
  const names = [...definedNames(base.text)]
  return ({ text, finish }) => {
    const patches = readPatches(text, MOST_PATCHES, names)
    if (patches.length === 0) return without(text, finish)
    const placed = patches.map((patch) => ({ patch, outcome: placePatch(base, patch, context.parse) }))
    const proposals = placed.flatMap(({ patch, outcome }) =>
      outcome.status === 'placed' ? [{ plan: patch.plan, edits: outcome.edits }] : [],
    )
    if (proposals.length > 0) return { status: 'read', answer: proposals }
    const [first] = placed.flatMap(({ outcome }) => (outcome.status === 'unusable' ? [outcome] : []))
    return finish === 'length' ? TRUNCATED : first!
  }
}

const TRUNCATED: Unusable = {
  status: 'unusable',
  problem: 'truncated',
  detail: 'the answer was cut off; answer shorter, with the changed functions only',
}

function without(text: string, finish: 'stop' | 'length'): Unusable {
  if (finish === 'length') return TRUNCATED
  if (text.trim() === '') return { status: 'unusable', problem: 'empty', detail: 'the answer was empty' }
  return { status: 'unusable', problem: 'no-code', detail: 'the answer holds no code' }
}

import { FORMATS, Patches, type PatchForm } from './patches.ts'
import type { Prompt } from './prompt.ts'
import { CODE_RULES, DATA_ONLY } from './words.ts'

/** Writes one or several patches. */
export function repairPrompt(form: PatchForm, patches: number): Prompt<Patches> {
  const asked =
    patches === 1
      ? 'Answer with one patch, in exactly this format, and nothing else:'
      : `Answer with ${patches} different patches, the most probable first. Write each in exactly this format, one after the other, and nothing else:`
  return {
    name: 'repair',
    version: 1,
    format: 'text',
    answer: Patches,
    instructions: `You repair a JavaScript or TypeScript program that fails its tests. Change as little as possible, but enough that it does what the
description asks for.
${DATA_ONLY}

Use the evidence: the root cause and plan of the analysis if there is one, what was observed, and what earlier attempts did. Never hand in
an earlier attempt again.

${CODE_RULES}

${asked}
${FORMATS[form]}
`,
  }
}

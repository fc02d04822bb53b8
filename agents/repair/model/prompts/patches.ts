import { z } from 'zod'
import type { PatchText } from '../answers/patch-text.ts'

/** What every prompt that wants code is answered with, read from its text. */
export interface Patches {
  readonly patches: readonly PatchText[]
}

const hunk = z.strictObject({ search: z.string(), replace: z.string() })

export const Patches: z.ZodType<Patches> = z.strictObject({
  patches: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('code'), plan: z.string(), code: z.string() }),
        z.strictObject({ kind: z.literal('hunks'), plan: z.string(), hunks: z.array(hunk).readonly() }),
      ]),
    )
    .readonly(),
})

/** `functions`: whole functions, for small programs; `hunks`: pieces to be replaced, beyond about 200 lines. */
export type PatchForm = 'functions' | 'hunks'

/** How a patch is to be written; `program` is for those that rewrite all of it. */
export const FORMATS: Readonly<Record<PatchForm | 'program', string>> = {
  functions: `PLAN: one sentence
\`\`\`
the whole text of each changed function, from its first line to its last
\`\`\``,
  program: `PLAN: one sentence
\`\`\`
the whole program
\`\`\``,
  hunks: `PLAN: one sentence
\`\`\`
<<<<<<< SEARCH
lines of the program, copied exactly, enough to be found only once
=======
the lines that replace them
>>>>>>> REPLACE
\`\`\`
Several such blocks may stand within one code fence. Copy indentation exactly; never put line numbers into SEARCH.`,
}

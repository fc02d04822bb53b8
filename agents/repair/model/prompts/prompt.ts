import { z } from 'zod'

/** What one agent is told to do, and the shape of what it has to answer. A prompt whose words change gets another version. */
export interface Prompt<A> {
  readonly name: string
  readonly version: number
  /** Only our words: nothing of a program, its tests or its runs. */
  readonly instructions: string
  readonly answer: z.ZodType<A>
  /** Whether the answer is JSON of that shape; else text that is read into it. */
  readonly format: 'json' | 'text'
}

/** How a prompt is named in trajectories: `analysis@1`. */
export function nameOf({ name, version }: Prompt<unknown>): string {
  return `${name}@${version}`
}

/** The answer's shape as endpoints want it; `null` for text. */
export function schemaOf({ answer, format }: Prompt<unknown>): Readonly<Record<string, unknown>> | null {
  if (format === 'text') return null
  const { $schema: _, ...schema } = z.toJSONSchema(answer, {
    override: ({ jsonSchema }) => {
      // Some endpoints refuse these, and grammars that local servers make of bounds are long.
      delete jsonSchema.minimum
      delete jsonSchema.maximum
      delete jsonSchema.readOnly
    },
  })
  return schema
}

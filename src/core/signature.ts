import { z } from 'zod'

/** How many words each list of a signature holds at most, and how many letters a word has. */
export const MOST_WORDS = {
  errors: 8,
  assertions: 8,
  differences: 16,
  symptoms: 8,
  blamed: 16,
  slice: 16,
  operators: 24,
  grams: 256,
} as const
export const LONGEST_WORD = 120

/** How many letters the fields of a template have at most; `shape` is `before` and `after`. */
export const LONGEST_IN_TEMPLATE = { family: 80, site: 120, shape: 400 } as const

/** Words of closed or abstracted vocabularies: kinds of nodes, classes of errors, shapes of values. Never a text of the program or of a run. */
const words = (field: keyof typeof MOST_WORDS) => z.array(z.string().max(LONGEST_WORD)).max(MOST_WORDS[field])

/**
 * What a failure looks like, free of names and values, so that earlier ones like it can be found: two programs with the same fault, other names
 * and another theme have nearly the same. Lists hold each word once.
 */
export const FailureSignature = z.strictObject({
  language: z.enum(['js', 'ts']),
  errors: words('errors').describe('classes of errors that failing tests ended with: built-in names, or `OtherError`'),
  assertions: words('assertions').describe(
    'what failing assertions want, and how many tests fail: `equal`, `error`, `relation`, `share:all`',
  ),
  differences: words('differences').describe(
    'how results differ from what is expected, by kinds and words: `number>number: 1 more`',
  ),
  symptoms: words('symptoms').describe('what kind of failure it is, where that has a name: `endless-loop`'),
  blamed: words('blamed').describe(
    'kinds of nodes at the most suspicious places, with what they stand in: `BinaryExpression<ForStatement.test`',
  ),
  slice: words('slice').describe('what failing runs went through there: `loop`, `branch`, `call`, nested ones as `loop>branch`'),
  operators: words('operators').describe('operators and well-known methods at and around the blamed places: `<`, `push`'),
  grams: words('grams').describe(
    'paths and neighbours in the syntax tree of the suspicious functions, names abstracted; food for embedders',
  ),
})
export type FailureSignature = Readonly<z.output<typeof FailureSignature>>

/** A change as a shape: identifiers are `$1`, `$2`, …, the same ones in `before` and `after`; other literals than the most usual ones are abstracted. */
export const EditTemplate = z.strictObject({
  family: z.string().max(LONGEST_IN_TEMPLATE.family).describe('the operator family, or the agent that wrote it'),
  site: z
    .string()
    .max(LONGEST_IN_TEMPLATE.site)
    .describe('the kind of node that is changed and what it stands in: `BinaryExpression<ForStatement.test`'),
  before: z.string().max(LONGEST_IN_TEMPLATE.shape).describe('empty where something is inserted'),
  after: z.string().max(LONGEST_IN_TEMPLATE.shape).describe('empty where something is deleted'),
})
export type EditTemplate = Readonly<z.output<typeof EditTemplate>>

import { z } from 'zod'

/** Words of closed or abstracted vocabularies: kinds of nodes, classes of errors, shapes of values. Never a text of the program or of a run. */
const words = (most: number) => z.array(z.string().max(120)).max(most)

/**
 * What a failure looks like, free of names and values, so that earlier ones like it can be found: two programs with the same fault, other names
 * and another theme have nearly the same. Lists hold each word once.
 */
export const FailureSignature = z.strictObject({
  language: z.enum(['js', 'ts']),
  errors: words(8).describe('classes of errors that failing tests ended with: built-in names, or `OtherError`'),
  assertions: words(8).describe(
    'what failing assertions want, and how many tests fail: `equal`, `error`, `relation`, `share:all`',
  ),
  differences: words(16).describe('how results differ from what is expected, by kinds and words: `number>number: 1 more`'),
  symptoms: words(8).describe('what kind of failure it is, where that has a name: `endless-loop`'),
  blamed: words(16).describe(
    'kinds of nodes at the most suspicious places, with what they stand in: `BinaryExpression<ForStatement.test`',
  ),
  slice: words(16).describe('what failing runs went through there: `loop`, `branch`, `call`, nested ones as `loop>branch`'),
  operators: words(24).describe('operators and well-known methods at and around the blamed places: `<`, `push`'),
  grams: words(256).describe(
    'paths and neighbours in the syntax tree of the suspicious functions, names abstracted; food for embedders',
  ),
})
export type FailureSignature = Readonly<z.output<typeof FailureSignature>>

/** A change as a shape: identifiers are `$1`, `$2`, …, the same ones in `before` and `after`; other literals than the most usual ones are abstracted. */
export const EditTemplate = z.strictObject({
  family: z.string().max(80).describe('the operator family, or the agent that wrote it'),
  site: z
    .string()
    .max(120)
    .describe('the kind of node that is changed and what it stands in: `BinaryExpression<ForStatement.test`'),
  before: z.string().max(400).describe('empty where something is inserted'),
  after: z.string().max(400).describe('empty where something is deleted'),
})
export type EditTemplate = Readonly<z.output<typeof EditTemplate>>

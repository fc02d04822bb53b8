import type { Candidate } from '#core'
import type { ExecutableView } from '../program/executable.ts'
import type { Choices, Schema } from '../program/schema.ts'
import type { Body, Trial } from '../runtime/linker.ts'
import type { Batch } from './batch-screener.ts'
import type { Screened } from './screened.ts'

/** How the trials of one goal get screened. */
export interface Batches {
  /** Schemata need that programs can be run one after another in one context, without promises. */
  readonly mayUseSchemata: boolean
  screen(batch: Batch): Promise<readonly (Screened | null)[]>
}

/** With fewer candidates it does not pay to compile a schema. */
const LEAST_MEMBERS = 4
/** With more it gets slow: V8 parses the whole function to describe an error. What does not load is tried again in smaller ones, then alone. */
const MOST_MEMBERS = [64, 16, 0]
const ALONE = [0]

/** Trials, and for each of them the place of its candidate in the batch. */
interface Arranged {
  readonly programs: Body[]
  readonly trials: Trial[]
  readonly places: number[]
}

/**
 * One result a candidate; `null` for text that cannot be made a program. Candidates that change expressions are tried as parts of mutant
 * schemata, or by themselves where their schema does not load. Those that ran out of steps although they fix something are tried again
 * in the end, with more.
 */
export async function screenCandidates(
  view: ExecutableView,
  candidates: readonly Candidate[],
  { mayUseSchemata, screen }: Batches,
): Promise<readonly (Screened | null)[]> {
  const found = candidates.map((): Screened | null => null)
  const tryAll = async ({ places, ...trials }: Arranged, fuel: Batch['fuel']) => {
    if (places.length === 0) return
    const screened = await screen({ ...trials, fuel })
    screened.forEach((one, i) => (found[places[i]!] = one))
  }
  const placesOf = (isWanted: (one: Screened) => boolean) => found.flatMap((one, i) => (one !== null && isWanted(one) ? [i] : []))
  let places: readonly number[] = [...candidates.keys()]
  for (const most of mayUseSchemata ? MOST_MEMBERS : ALONE) {
    await tryAll(arrange(view, candidates, places, most), 'little')
    places = placesOf(({ status }) => status === 'unfit')
  }
  const cut = placesOf(({ ranOut, fixed }) => ranOut && fixed.length > 0)
  await tryAll(arrange(view, candidates, cut, 0), 'much')
  return found
}

/** Puts so many candidates at most into one schema. */
function arrange(view: ExecutableView, candidates: readonly Candidate[], places: readonly number[], most: number): Arranged {
  const arranged: Arranged = { programs: [], trials: [], places: [] }
  const splice = (place: number) => {
    const program = view.render(candidates[place]!.edits, { metered: true })
    if (program === null) return
    arranged.trials.push({ program: arranged.programs.push(program) - 1, intervention: null, choices: [] })
    arranged.places.push(place)
  }
  const close = (schema: Schema, members: readonly (readonly [place: number, choices: Choices])[]) => {
    if (members.length < LEAST_MEMBERS) return members.forEach(([place]) => splice(place))
    const program = arranged.programs.push({ body: schema.render(), async: false, choices: schema.size }) - 1
    for (const [place, choices] of members) {
      arranged.trials.push({ program, intervention: null, choices })
      arranged.places.push(place)
    }
  }
  let schema = most > 0 ? view.schema() : null
  let members: [place: number, choices: Choices][] = []
  for (const place of places) {
    const choices = schema?.add(candidates[place]!.edits) ?? null
    if (choices === null) splice(place)
    else members.push([place, choices])
    if (members.length < most || schema === null) continue
    close(schema, members)
    schema = view.schema()
    members = []
  }
  if (schema !== null) close(schema, members)
  return arranged
}

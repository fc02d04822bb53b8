import { simpleVariants } from './inputs/mutate.ts'
import { learnDomain } from './inputs/domain.ts'
import type { Generated } from './inputs/generate.ts'
import { type Call, callText, isList, isRecord, type Value } from './inputs/value.ts'
import { type CallRunner, NO_END, type Result, resultKey } from './behaviours/run-calls.ts'

/** One call that tells a patch from the first one: what the patch's program gives, and what the first one's gives. */
export interface Distinguishing {
  readonly call: string
  readonly result: Result
  readonly first: Result
}

/** A program and what it gives in the generated calls. */
export interface Known {
  readonly program: string
  readonly results: readonly Result[]
}

interface Found {
  readonly generated: Generated
  readonly result: Result
  readonly first: Result
}

/** Rounds of trying smaller calls, and calls a round for each patch. */
const ROUNDS = 3
const VARIANTS = 24

/**
 * For each of the others a call on which it and the first differ: one like the observed calls if there is one, and then as small as a few
 * rounds of shrinking make it. `null` where none of the calls tells them apart.
 */
export async function distinguish(
  first: Known,
  others: readonly Known[],
  calls: readonly Generated[],
  observed: readonly Call[],
  open: (calls: readonly Call[]) => Promise<CallRunner | null>,
): Promise<readonly (Distinguishing | null)[]> {
  let found = others.map((other) => differing(first.results, other.results, calls))
  for (let round = 0; round < ROUNDS; round++) {
    const smaller = found.map((best) => (best === null ? [] : smallerThan(best.generated, observed)))
    const all = smaller.flat()
    const runner = all.length === 0 ? null : await open(all.map(({ call }) => call))
    if (runner === null) break
    const expected = await runner.run(first.program)
    let at = 0
    for (const [i, variants] of smaller.entries()) {
      if (variants.length === 0) continue
      const range = [at, (at += variants.length)] as const
      const results = (await runner.run(others[i]!.program)).slice(...range)
      const shrunk = differing(expected.slice(...range), results, variants)
      if (shrunk !== null) found = found.with(i, shrunk)
    }
    await runner.close()
  }
  return found.map((best) => best && { call: best.generated.text, result: best.result, first: best.first })
}

/** The best call that tells two apart: one like the observed ones, where both come to an end, the smallest. */
function differing(first: readonly Result[], other: readonly Result[], calls: readonly Generated[]): Found | null {
  const places = calls.flatMap((_, i) => (resultKey(first[i]!) === resultKey(other[i]!) ? [] : [i]))
  const costs = new Map(places.map((i) => [i, costOf(calls[i]!, first[i]!, other[i]!)]))
  const best = places.sort((a, b) => costs.get(a)! - costs.get(b)!)[0]
  return best === undefined ? null : { generated: calls[best]!, result: other[best]!, first: first[best]! }
}

function costOf({ unlike, text }: Generated, first: Result, other: Result): number {
  const isTelling = first !== NO_END && other !== NO_END && !first.startsWith('throws')
  return 1_000 * unlike + (isTelling ? 0 : 500) + text.length + digits(text)
}

/** Among calls of one length small numbers are simpler. */
function digits(text: string): number {
  return [...text.matchAll(/\d/g)].reduce((sum, [digit]) => sum + Number(digit), 0) / 100
}

/** Calls with one argument made smaller, no more unlike the observed ones. */
function smallerThan({ call, text, unlike, parent }: Generated, observed: readonly Call[]): Generated[] {
  const domain = learnDomain(observed.filter(({ functionName }) => functionName === call.functionName))
  const variants = call.args.flatMap((value, i) => shrink(value).map((now) => ({ ...call, args: call.args.with(i, now) })))
  const made = variants.map((now) => ({ call: now, text: callText(now), unlike: domain(now.args), parent }))
  const size = text.length + digits(text)
  return made.filter((one) => one.unlike <= unlike && one.text.length + digits(one.text) < size).slice(0, VARIANTS)
}

function shrink(value: Value): readonly Value[] {
  if (typeof value === 'number') return [0, 1, 2, Math.trunc(value / 2), value - Math.sign(value), Math.trunc(value)]
  if (isList(value)) {
    const without = value.map((_, i) => value.toSpliced(i, 1))
    const smallerItems = value.flatMap((item, i) =>
      shrink(item)
        .slice(0, 3)
        .map((now) => value.with(i, now)),
    )
    return [...simpleVariants(value), ...without, ...smallerItems]
  }
  if (typeof value === 'string')
    return [...simpleVariants(value), ...Array.from(value, (_, i) => value.slice(0, i) + value.slice(i + 1))]
  if (!isRecord(value)) return []
  return Object.keys(value).map((key) => Object.fromEntries(Object.entries(value).filter(([name]) => name !== key)))
}

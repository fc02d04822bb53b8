import { learnDomain } from './domain.ts'
import { type Material, materialOf, mutate, simpleVariants } from './mutate.ts'
import { createRandom, pick, type Random } from './random.ts'
import { type Call, callText, type Value } from './value.ts'

/** A call that the tests do not make. */
export interface Generated {
  readonly call: Call
  readonly text: string
  /** How many habits of the observed calls it breaks: see `Domain`. */
  readonly unlike: number
  /** The observed call that it was made from, by its place in the list. */
  readonly parent: number
}

/** Of the calls kept, this part may break habits of the observed ones: the tests need not show all that is meant. */
const UNLIKE_PART = 0.3
const MOST_PARENTS = 24
/** Random calls made for every one that is kept. */
const TRIES = 6
const LONGEST = 3_000

/** New calls made from the observed ones, about `count`, short ones first; the same seed makes the same calls. */
export function generateCalls(observed: readonly Call[], seed: number, count: number): readonly Generated[] {
  const names = [...new Set(observed.map(({ functionName }) => functionName))]
  const share = Math.ceil(count / Math.max(1, names.length))
  return names
    .flatMap((name) => generateFor(observed, name, createRandom(seed), share))
    .sort((a, b) => a.text.length - b.text.length)
}

function generateFor(observed: readonly Call[], functionName: string, random: Random, count: number): Generated[] {
  const parents = observed
    .flatMap((call, at) => (call.functionName === functionName ? [{ call, at }] : []))
    .slice(0, MOST_PARENTS)
  const calls = parents.map(({ call }) => call)
  const domain = learnDomain(calls)
  const material = materialOf(calls.flatMap(({ args }) => args))
  const known = new Set(calls.map(callText))
  const made: Generated[] = []
  const add = (args: readonly Value[], parent: number) => {
    const call = { functionName, args }
    const text = callText(call)
    if (text.length > LONGEST || known.has(text)) return
    known.add(text)
    made.push({ call, text, unlike: domain(args), parent })
  }
  for (const { call, at } of parents) for (const args of nearest(call.args)) add(args, at)
  for (let i = 0; i < TRIES * count; i++) {
    const { call, at } = pick(parents, random)
    add(changed(call.args, calls, material, random), at)
  }
  return choose(made, count)
}

function* nearest(args: readonly Value[]): Generator<readonly Value[]> {
  for (const [i, value] of args.entries()) for (const variant of simpleVariants(value)) yield args.with(i, variant)
}

/** One to three changes, or one argument from another call. */
function changed(args: readonly Value[], calls: readonly Call[], material: Material, random: Random): readonly Value[] {
  let now = args
  if (args.length === 0) return now
  for (let left = 1 + random(3); left > 0; left--) {
    const i = random(now.length)
    const other = pick(calls, random).args
    now = now.with(i, random(5) === 0 && i in other ? other[i] : mutate(now[i], material, random))
  }
  return now
}

/** Mostly calls like the observed ones, of every length; of the others half are the shortest of those that break least: nothing, zero. */
function choose(made: readonly Generated[], count: number): Generated[] {
  const ordered = made.toSorted((a, b) => a.text.length - b.text.length)
  const like = ordered.filter(({ unlike }) => unlike === 0)
  const others = ordered.filter(({ unlike }) => unlike > 0).toSorted((a, b) => a.unlike - b.unlike)
  const fewOthers = Math.max(count - like.length, Math.floor(count * UNLIKE_PART))
  const nearest = others.splice(0, Math.ceil(fewOthers / 2))
  const further = spread(others.slice(0, 3 * fewOthers), fewOthers - nearest.length)
  return [...spread(like, count - nearest.length - further.length), ...nearest, ...further]
}

/** So many of the list, evenly. */
function spread<T>(list: readonly T[], count: number): T[] {
  if (list.length <= count) return [...list]
  return Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]!)
}

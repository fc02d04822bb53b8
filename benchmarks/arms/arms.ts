import { ARMS, nearest, TracemendError, type Arm, type Policy } from '#core'

/** One way of repairing. All get the same tasks, the same seed and the same limits. */
export interface BenchArm {
  readonly name: string
  /** Null leaves the program as it is. */
  readonly policy: Policy | null
  /** What the model is told; null where none takes part. */
  readonly arm: Arm | null
}

/** What the others are measured against: a model that is asked again and again, and never told what went wrong. */
export const BLIND = 'resample'

export const BENCH_ARMS: readonly BenchArm[] = [
  { name: 'direct', policy: null, arm: null },
  { name: 'search', policy: 'search', arm: null },
  ...ARMS.map((arm) => ({ name: arm, policy: 'model', arm }) as const),
  { name: 'search-then-model', policy: 'search-then-model', arm: 'full' },
]

/** What runs where only a model is named: what a repair does by itself. */
const USUAL = 'search-then-model'

/**
 * The arms of `--arms LIST`, in the list's order above whatever order they are named in.
 * @throws TracemendError USAGE
 */
export function chooseArms(list: string | undefined, model: string | undefined): readonly BenchArm[] {
  const names = new Set((list ?? USUAL).split(',').map((name) => name.trim()))
  if (names.has('all')) return withModel(BENCH_ARMS, model)
  const known = BENCH_ARMS.map(({ name }) => name)
  for (const name of names) if (!known.includes(name)) throw unknown(name, known)
  return withModel(
    BENCH_ARMS.filter(({ name }) => names.has(name)),
    model,
  )
}

function withModel(arms: readonly BenchArm[], model: string | undefined): readonly BenchArm[] {
  const asking = arms.filter(({ arm }) => arm !== null).map(({ name }) => name)
  if (model !== undefined || asking.length === 0) return arms
  const hint = 'add --model NAME, for instance --model gpt-5-mini, or take arms without one: --arms direct,search'
  throw new TracemendError('USAGE', `--arms: ${asking.join(', ')} ${asking.length === 1 ? 'needs' : 'need'} a model`, hint)
}

function unknown(name: string, known: readonly string[]): TracemendError {
  const meant = nearest(name, known)
  const hint = meant === null ? `arms: all, ${known.join(', ')}` : `did you mean ${meant}?`
  return new TracemendError('USAGE', `--arms: there is no arm named ${JSON.stringify(name)}`, hint)
}

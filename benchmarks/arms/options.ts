import type { Command } from 'commander'
import { Limits, ModelUse, TracemendError, type Price } from '#core'
import { NO_LIMIT, orNoLimit, positive, price, wholeFromZero, wholePositive } from '../number-options.ts'
import { BENCH_ARMS, chooseArms, type BenchArm } from './arms.ts'

export interface ModelOptions {
  readonly model?: string
  readonly baseUrl?: string
  readonly arms?: string
  readonly budget?: number
  readonly price?: Price
  /** Infinite for no limit; so is `executions`. */
  readonly maxUsd?: number
  readonly samples?: number
  readonly context?: number
  readonly callTime?: number
  readonly executions?: number
}

/** What was asked for, before any model is opened. */
export interface ArmsRequest {
  readonly arms: readonly BenchArm[]
  readonly model: { readonly use: ModelUse; readonly maxUsd: number | null } | null
}

/** Dollars that a run may spend where nobody says. */
const USUAL_MAX_USD = 5
/** A model takes its time: the limit that decides should be the tokens. Seconds a task. */
export const MODEL_MAX_TIME = 600
/** So many that tokens end first. */
const MOST_CALLS = 10_000

const NEEDING: readonly (readonly [keyof ModelOptions, string])[] = [
  ['baseUrl', '--base-url'],
  ['budget', '--budget'],
  ['price', '--price'],
  ['maxUsd', '--max-usd'],
  ['samples', '--samples'],
  ['context', '--context'],
  ['callTime', '--call-time'],
  ['executions', '--executions'],
]

export function addModelOptions(command: Command): Command {
  const names = BENCH_ARMS.map(({ name }) => name).join(', ')
  return command
    .option('--model <NAME>', 'a model that takes part: as its endpoint knows it, exec:COMMAND or scripted:FILE')
    .option('--base-url <URL>', 'its endpoint; default $OPENAI_BASE_URL, else OpenAI')
    .option('--arms <LIST>', `ways of repairing to compare, by commas, or all: ${names}`)
    .option('--budget <TOKENS>', `tokens a task and arm, the same for all (default ${Limits.parse({}).maxTokens})`, wholePositive)
    .option('--price <IN,OUT>', 'US dollars for a million tokens; default: as known', price)
    .option(
      '--max-usd <USD>',
      `money for the whole run, or none for no limit (default ${USUAL_MAX_USD})`,
      orNoLimit('none', positive),
    )
    .option('--samples <N>', 'patches asked for at once, 1 to 16 (default 1)', wholePositive)
    .option('--context <TOKENS>', 'room of the model for a question and its answer (default 16000)', wholePositive)
    .option('--call-time <SECONDS>', 'wall time for one call of the model (default 120)', positive)
    .option(
      '--executions <N>',
      'runs whose outcome the model is told, or unlimited (the default)',
      orNoLimit('unlimited', wholeFromZero),
    )
}

/**
 * What the options ask for; null where neither a model nor arms are named.
 * @throws TracemendError USAGE
 */
export function readArms(options: ModelOptions): ArmsRequest | null {
  if (options.model === undefined && options.arms === undefined) {
    const [, flag] = NEEDING.find(([key]) => options[key] !== undefined) ?? []
    if (flag !== undefined)
      throw new TracemendError('USAGE', `${flag} says how a model is used, and there is none`, 'add --model NAME')
    return null
  }
  const arms = chooseArms(options.arms, options.model)
  if (options.model === undefined || arms.every(({ arm }) => arm === null)) return { arms, model: null }
  const { model: name, baseUrl = null, price = null, maxUsd = USUAL_MAX_USD, samples, context: contextTokens, callTime } = options
  const callTimeMs = callTime === undefined ? undefined : Math.ceil(callTime * 1000)
  const use = ModelUse.safeParse({ name, baseUrl, price, samples, contextTokens, callTimeMs })
  if (!use.success) throw invalid(use.error.issues[0]!)
  return { arms, model: { use: use.data, maxUsd: limitOf(maxUsd) } }
}

/** The limits that the options set, for every arm alike. Money is counted for the whole run. */
export function limitsOf({ budget, executions = NO_LIMIT }: ModelOptions): Partial<Limits> {
  return {
    maxCalls: MOST_CALLS,
    maxUsd: null,
    executions: limitOf(executions),
    ...(budget !== undefined && { maxTokens: budget }),
  }
}

/** Which option says which part of a model's use. */
const FLAGS: Readonly<Record<string, string>> = { samples: '--samples', contextTokens: '--context', callTimeMs: '--call-time' }

const limitOf = (told: number) => (told === NO_LIMIT ? null : told)

function invalid({ path, message }: { readonly path: readonly PropertyKey[]; readonly message: string }): TracemendError {
  const flag = FLAGS[String(path[0])]
  return new TracemendError('USAGE', `${flag ?? '--model'}: ${message}`, 'look at tracemend bench --help')
}

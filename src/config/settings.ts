import { z } from 'zod'
import { Limits, ModelUse } from '#core'
import { isRemote } from './lessons-place.ts'

const REPORTERS = ['human', 'ndjson', 'silent'] as const
export type ReporterName = (typeof REPORTERS)[number]

/** A field without its default, so that a layer that does not set it does not hide the layers below. */
function open<T extends z.ZodType>(field: z.ZodDefault<T>) {
  return z.exactOptional(field.unwrap()).describe(field.description ?? '')
}

const limits = Limits.shape
const use = ModelUse.shape

/** What can be set by flag, by environment variable, or in the configuration file. */
export const Settings = z.strictObject({
  maxTimeMs: open(limits.maxTimeMs),
  maxCandidates: open(limits.maxCandidates),
  runTimeMs: open(limits.runTimeMs),
  memoryMb: open(limits.memoryMb),
  maxSteps: open(limits.maxSteps),
  alternatives: open(limits.alternatives),
  maxUsd: open(limits.maxUsd),
  maxTokens: open(limits.maxTokens),
  maxCalls: open(limits.maxCalls),
  executions: open(limits.executions),
  model: z.exactOptional(use.name).describe(use.name.description ?? ''),
  baseUrl: open(use.baseUrl),
  policy: open(use.policy),
  arm: open(use.arm),
  samples: open(use.samples),
  contextTokens: open(use.contextTokens),
  callTimeMs: open(use.callTimeMs),
  price: open(use.price),
  seed: z.int().exactOptional().describe('seeds the search and Math.random inside the isolates'),
  deterministic: z.boolean().exactOptional().describe('fixed clock and seeded Math.random inside the isolates'),
  workers: z
    .int()
    .positive()
    .max(64)
    .exactOptional()
    .describe('processes that share big batches of candidates; default as many as cores, 4 at most'),
  lessons: z
    .string()
    .min(1)
    .refine((text) => !/^\w+:\/\//.test(text) || isRemote(text), 'it must be a folder, s3://BUCKET/… or none')
    .exactOptional()
    .describe(
      "where lessons of earlier repairs are: a folder or s3://…, `@TAG` for a tagged version that is only read, or `none`; default the project's .tracemend/lessons where it is there, else the user's data folder",
    ),
  embeddings: z
    .string()
    .min(1)
    .exactOptional()
    .describe('a model of embeddings at the endpoint, by which lessons are found; default none is asked'),
  reporter: z.enum(REPORTERS).exactOptional().describe('how progress is told'),
})
export type Settings = z.output<typeof Settings>

/** The configuration file holds settings, and may name its schema for editors. */
export const ConfigFile = Settings.extend({ $schema: z.string().exactOptional() })
export type ConfigFile = z.output<typeof ConfigFile>

/** The part of the settings that `repair()` takes as limits. */
export function limitsOf(settings: Settings): Partial<Limits> {
  const names = Object.keys(Limits.shape) as (keyof Limits)[]
  return Object.fromEntries(names.filter((name) => settings[name] !== undefined).map((name) => [name, settings[name]]))
}

/** The part of the settings that `repair()` takes as a model; null where none is named. */
export function modelOf({ model, baseUrl, policy, arm, samples, contextTokens, callTimeMs, price }: Settings) {
  if (model === undefined || model === 'none') return null
  const parts = { baseUrl, policy, arm, samples, contextTokens, callTimeMs, price }
  const given = Object.entries(parts).filter(([, value]) => value !== undefined)
  return { name: model, ...(Object.fromEntries(given) as Partial<Omit<ModelUse, 'name'>>) }
}

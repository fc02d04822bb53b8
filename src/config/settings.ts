import { z } from 'zod'
import { Limits } from '#core'

const REPORTERS = ['human', 'ndjson', 'silent'] as const
export type ReporterName = (typeof REPORTERS)[number]

/** A limit without its default, so that a layer that does not set it does not hide the layers below. */
function limit(name: keyof typeof Limits.shape) {
  const field = Limits.shape[name]
  return field
    .unwrap()
    .exactOptional()
    .describe(field.description ?? name)
}

/** What can be set by flag, by environment variable, or in the configuration file. */
export const Settings = z.strictObject({
  maxTimeMs: limit('maxTimeMs'),
  maxCandidates: limit('maxCandidates'),
  runTimeMs: limit('runTimeMs'),
  memoryMb: limit('memoryMb'),
  maxSteps: limit('maxSteps'),
  alternatives: limit('alternatives'),
  seed: z.int().exactOptional().describe('seeds the search and Math.random inside the isolates'),
  deterministic: z.boolean().exactOptional().describe('fixed clock and seeded Math.random inside the isolates'),
  workers: z
    .int()
    .positive()
    .max(64)
    .exactOptional()
    .describe('processes that share big batches of candidates; default as many as cores, 4 at most'),
  reporter: z.enum(REPORTERS).exactOptional().describe('how progress is told'),
})
export type Settings = z.output<typeof Settings>

/** The configuration file holds settings, and may name its schema for editors. */
export const ConfigFile = Settings.extend({ $schema: z.string().exactOptional() })

/** The part of the settings that `repair()` takes as limits. */
export function limitsOf(settings: Settings): Partial<Limits> {
  const names = Object.keys(Limits.shape) as (keyof Limits)[]
  return Object.fromEntries(names.filter((name) => settings[name] !== undefined).map((name) => [name, settings[name]]))
}

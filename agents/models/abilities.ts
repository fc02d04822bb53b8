import type { ModelRequest } from '#core'
import { isStrict } from './strict-schema.ts'

/** What an endpoint takes, as far as is known. */
export interface Abilities {
  /** How far it keeps answers to a schema; `none`: it does not know them. */
  readonly schema: 'strict' | 'loose' | 'none'
  readonly temperature: boolean
  readonly seed: boolean
  /** What chat completions call the longest answer. */
  readonly lengthName: 'max_tokens' | 'max_completion_tokens'
}

/** Those of the abilities that a request makes use of. */
export function used(abilities: Abilities, { schema, temperature }: ModelRequest): Abilities {
  const loosest = schema === null ? 'none' : abilities.schema === 'strict' && !isStrict(schema) ? 'loose' : abilities.schema
  return { ...abilities, schema: loosest, temperature: abilities.temperature && temperature !== null }
}

const UNKNOWN = /unsupported|unknown|unrecogni|unexpected|extra|not (?:supported|permitted|allowed)/i
const SCHEMA_NAMES = ['response_format', 'text\\.format(?:\\.\\w+)*', 'json_schema', 'grammar', 'structured outputs?']

/**
 * What an endpoint turned out not to take, by what it said about a request that used these abilities; `first` are those that it was
 * thought to have. `null` where it names nothing that can be done without. The longest answer is never left out: a budget relies on it.
 */
export function refusedBy(
  complaint: string,
  { schema, temperature, seed, lengthName }: Abilities,
  first: Abilities,
): Partial<Abilities> | null {
  const names = (...words: readonly string[]) =>
    words.some((word) => new RegExp(`(?<![\\w-])${word}(?![\\w-])`, 'i').test(complaint))
  // Its other name is tried once: an endpoint that takes neither would be asked for ever.
  if (lengthName === first.lengthName && names('max_completion_tokens')) {
    if (lengthName === 'max_tokens') return { lengthName: 'max_completion_tokens' }
    if (UNKNOWN.test(complaint)) return { lengthName: 'max_tokens' }
  }
  if (seed && names('seed')) return { seed: false }
  if (temperature && names('temperature')) return { temperature: false }
  if (schema !== 'none' && names(...SCHEMA_NAMES)) return { schema: schema === 'strict' ? 'loose' : 'none' }
  return null
}

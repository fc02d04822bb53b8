import { describe, expect, it } from 'vitest'
import { knownPrice } from '../../../agents/models/prices.ts'

describe('prices', () => {
  it('are those of the name without its date, and of no name like it', () => {
    expect(knownPrice('gpt-4.1-mini')).toEqual({ input: 0.4, output: 1.6 })
    expect(knownPrice('gpt-4.1-mini-2025-04-14')).toEqual(knownPrice('gpt-4.1-mini'))
    for (const name of ['gpt-4.1-minimal', 'gpt-4', 'constructor', 'llama3.2:3b']) expect(knownPrice(name)).toBeNull()
  })
})

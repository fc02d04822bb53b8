import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isStrict } from '../../../agents/models/strict-schema.ts'

describe('a schema that an endpoint may be told to keep to strictly', () => {
  const place = z.strictObject({ line: z.int(), kind: z.enum(['a', 'b']) })

  it.each([
    ['objects in lists, or nothing', z.strictObject({ places: z.array(place), note: z.union([z.string(), z.null()]) }), true],
    ['an open object', z.looseObject({ line: z.int() }), false],
    ['a property that may be missing', z.strictObject({ line: z.int().optional() }), false],
    ['one deep inside', z.strictObject({ places: z.array(place.partial()) }), false],
    ['a keyword that is not kept to', z.strictObject({ text: z.string().max(5) }), false],
    ['any names', z.record(z.string(), z.int()), false],
  ])('%s', (_, schema, expected) => {
    const { $schema: _version, ...json } = z.toJSONSchema(schema)
    expect(isStrict(json)).toBe(expected)
  })
})

/** Keywords that endpoints enforce when a schema is called strict. */
const ENFORCED: ReadonlySet<string> = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'anyOf',
  '$ref',
  '$defs',
  'title',
  'description',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
])

type Schema = Readonly<Record<string, unknown>>

/** Whether an endpoint may be told to keep to a schema strictly: every object closed, each of its properties required, no other keywords. */
export function isStrict(schema: Schema): boolean {
  if (!Object.keys(schema).every((keyword) => ENFORCED.has(keyword))) return false
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)
  const required = new Set((schema['required'] ?? []) as readonly string[])
  if (schema['type'] === 'object') {
    if (schema['additionalProperties'] !== false || !properties.every(([name]) => required.has(name))) return false
  }
  const parts = [
    ...properties.map(([, part]) => part),
    ...Object.values((schema['$defs'] ?? {}) as Record<string, Schema>),
    ...((schema['anyOf'] ?? []) as readonly Schema[]),
    ...(schema['items'] === undefined ? [] : [schema['items'] as Schema]),
  ]
  return parts.every(isStrict)
}

/** Something an argument can be: data, or source text that is handed on as it stands. */
export type Value = undefined | null | boolean | number | string | readonly Value[] | ValueRecord | Verbatim

export interface ValueRecord {
  readonly [key: string]: Value
}

/** A function, a date, a set: written in a call as the tests wrote it, and never changed. */
export class Verbatim {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** One call of one of the program's functions. */
export interface Call {
  readonly functionName: string
  readonly args: readonly Value[]
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

export function isRecord(value: Value): value is ValueRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Verbatim)
}

/** The value as source text; equal values have equal texts. */
export function toSource(value: Value): string {
  if (value instanceof Verbatim) return value.text
  if (typeof value === 'string') return JSON.stringify(value)
  if (Object.is(value, -0)) return '-0'
  if (isList(value)) return `[${value.map(toSource).join(', ')}]`
  if (!isRecord(value)) return String(value)
  const entries = Object.entries(value).map(([key, of]) => `${toKey(key)}: ${toSource(of)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

export function callText({ functionName, args }: Call): string {
  return `${functionName}(${args.map(toSource).join(', ')})`
}

/** A computed `__proto__` is a key like others. */
function toKey(key: string): string {
  if (key === '__proto__') return '["__proto__"]'
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)
}

import type { ValueSnapshot } from '#core'

/**
 * What is said of a value when runs with other inputs are compared: not the value, which differs because the input does, but its kind.
 * Two numbers are alike in sign, two lists in being empty or not.
 */
export function classOf({ type, text, size }: ValueSnapshot): string {
  if (type === 'number') return numberClass(Number(text))
  if (type === 'boolean') return text
  if (size !== undefined) return `${type} ${size === 0 ? 'empty' : 'filled'}`
  return type
}

function numberClass(value: number): string {
  if (Number.isNaN(value)) return 'not a number'
  if (!Number.isFinite(value)) return 'infinite'
  return value === 0 ? 'zero' : value < 0 ? 'negative' : 'positive'
}

/** What became of a variable's value by an assignment. */
export function changeOf(before: ValueSnapshot, after: ValueSnapshot): string {
  if (before.type !== after.type) return `no longer ${before.type}`
  if (before.text === after.text) return 'same'
  if (after.type === 'number') return Number(after.text) > Number(before.text) ? 'more' : 'less'
  if (before.size === undefined || after.size === undefined || before.size === after.size) return 'other'
  return after.size > before.size ? 'longer' : 'shorter'
}

export function isTruthy({ type, text, size }: ValueSnapshot): boolean {
  if (type === 'undefined' || type === 'null') return false
  if (type === 'boolean') return text === 'true'
  if (type === 'number') return Number(text) !== 0 && text !== 'NaN'
  if (type === 'bigint') return !/^-?0n?$/.test(text)
  return type === 'string' ? size !== 0 : true
}

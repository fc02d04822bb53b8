/** Numbers that differ by less than this share of them differ by rounding. */
const ROUNDING = 1e-9

/** How a number differs from what it should be, in words. */
export function numberWords(actual: number, expected: number): string {
  if (Number.isNaN(actual)) return 'not a number'
  if (Number.isNaN(expected)) return 'a number instead of NaN'
  if (actual === expected) return Object.is(actual, expected) ? 'the same number' : 'zero of the other sign'
  if (actual === -expected) return 'the other sign'
  if (!Number.isFinite(actual)) return `${actual > 0 ? '' : 'minus '}infinity instead of a number`
  if (!Number.isFinite(expected)) return 'a number instead of infinity'
  const difference = Math.abs(actual - expected)
  const isMore = actual > expected
  const relative = expected === 0 ? Infinity : difference / Math.abs(expected)
  if (Number.isInteger(actual) && Number.isInteger(expected)) {
    const times = expected === 0 ? 0 : actual / expected
    const multiple = Number.isInteger(times) && times > 1 && difference > 2 ? `, ${times} times as much` : ''
    return `${difference} ${isMore ? 'more' : 'less'}${multiple}`
  }
  const words = `${short(difference)} too ${isMore ? 'large' : 'small'}`
  if (relative < ROUNDING) return `${words}, relative ${short(relative)}`
  if (Math.trunc(actual) === expected) return `${words}: not cut to a whole number`
  if (Math.trunc(expected) === actual) return `${words}: cut to a whole number`
  return words
}

function short(value: number): string {
  return String(Number(value.toPrecision(2)))
}

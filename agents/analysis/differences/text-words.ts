const MOST_SHOWN = 24

/** How a text differs from what it should be, in words. */
export function textWords(actual: string, expected: string): string {
  if (actual === expected) return 'the same text as far as it is shown'
  if (actual === '') return 'an empty text'
  if (expected === '') return 'a text instead of an empty one'
  if (actual.toLowerCase() === expected.toLowerCase()) return 'the same letters, other case'
  if (actual.trim() === expected.trim()) return 'other white space around it'
  if (actual.replace(/\s+/g, '') === expected.replace(/\s+/g, '')) return 'other white space in it'
  if (Array.from(actual).reverse().join('') === expected) return 'backwards'
  const start = commonStart(actual, expected)
  const end = commonEnd(actual.slice(start), expected.slice(start))
  const has = actual.slice(start, actual.length - end)
  const lacks = expected.slice(start, expected.length - end)
  const where = end === 0 && start > 0 ? 'at the end' : start === 0 && end > 0 ? 'at the start' : `at ${start}`
  if (has === '') return `${shown(lacks)} missing ${where}`
  if (lacks === '') return `${shown(has)} too much ${where}`
  if (sorted(actual) === sorted(expected)) return 'the same letters, other order'
  if (start === 0 && end === 0) return 'another text'
  const verb = where === 'at the end' ? 'ends with' : where === 'at the start' ? 'starts with' : 'has'
  return `text ${verb} ${shown(has)} instead of ${shown(lacks)}${verb === 'has' ? ` ${where}` : ''}`
}

function commonStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  return at
}

function commonEnd(a: string, b: string): number {
  let count = 0
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count += 1
  return count
}

function sorted(text: string): string {
  return Array.from(text).sort().join('')
}

function shown(text: string): string {
  return JSON.stringify(text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN - 1)}…`)
}

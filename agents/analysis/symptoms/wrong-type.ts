import { differingLeaves, typeWord } from './compared.ts'
import { outermostCall, pointOf, quoted, type FindSymptom } from './failing-run.ts'

/** The result, or a part of it, is of another type than was expected: `'5'` for `5`. That nothing was returned is another symptom. */
export const findWrongType: FindSymptom = (run) => {
  const { expected, actual } = run.failure
  if (expected === undefined || actual === undefined || actual === 'undefined') return null
  if (ON_ERRORS.test(run.failure.message)) return null
  const end = outermostCall(run)?.end ?? null
  const common = { line: end === null ? null : pointOf(run, end).line, events: end === null ? [] : [end] }
  const list = differingLeaves(expected, actual)
  const leaf = list?.find((part) => typeWord(part.expected) !== typeWord(part.actual))
  const types = list === null ? [wordOf(expected), wordOf(actual)] : leaf && [typeWord(leaf.expected), typeWord(leaf.actual)]
  if (types === undefined || types[0] === null || types[1] === null || types[0] === types[1]) return null
  const at = leaf === undefined || leaf.path === '' ? 'The result' : `The result's part ${leaf.path}`
  const isWhole = leaf === undefined || leaf.path === ''
  const shown = (type: string, text: string) => (isWhole && type !== text ? `${type}, ${quoted(text)}` : type)
  const is = shown(types[1]!, actual)
  return { ...common, text: `${at} is ${is}${is === types[1] ? '' : ','} and should be ${shown(types[0]!, expected)}.` }
}

/** Of such assertions what is compared are errors, not results. */
const ON_ERRORS = /\b(?:throw|reject|exception)/

/** The type of a value whose text cannot be read back, by how it begins. */
function wordOf(text: string): string | null {
  if (text.startsWith('"')) return 'a text'
  if (text.startsWith('[') && !/^\[(?:Proxy|function|circular|no prototype|\w*Error\b)/i.test(text)) return 'a list'
  if (text.startsWith('{')) return 'an object'
  if (/^-?[\d.]+(?:e[+-]?\d+)?$/i.test(text) || text === 'NaN' || /^-?Infinity$/.test(text)) return 'a number'
  return text === 'true' || text === 'false' ? 'a boolean' : null
}

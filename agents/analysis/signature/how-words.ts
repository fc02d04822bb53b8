import type { Pictured } from '../differences/read-value.ts'
import { errorWord, GLOBALS } from './known-names.ts'

/** Ways to differ that hold neither names nor values. */
const PHRASES: ReadonlySet<string> = new Set([
  'it does not end',
  'no error is thrown',
  'an error is thrown',
  'another error is thrown',
  'not as asserted',
  'not a number',
  'a number instead of NaN',
  'the same number',
  'zero of the other sign',
  'the other sign',
  'infinity instead of a number',
  'minus infinity instead of a number',
  'a number instead of infinity',
  'the same text as far as it is shown',
  'an empty text',
  'a text instead of an empty one',
  'the same letters, other case',
  'other white space around it',
  'other white space in it',
  'backwards',
  'the same letters, other order',
  'another text',
  'same elements, other order',
  'the same as far as it is shown',
  'another object',
  'the number as a text',
  'a number instead of its text',
  'in a list of its own',
  'not in a list',
])

const THINGS: ReadonlySet<string> = new Set('a number,a text,a list,an object,nothing,undefined,null,true,false'.split(','))

type Words = (match: RegExpExecArray) => string

/** The others, by pattern: what they say without the names and values in them. */
const PATTERNS: readonly (readonly [RegExp, Words])[] = [
  [/^(\d+) (more|less)(, \d+ times as much)?$/, ([, n, side, times]) => `${count(n)} ${side}${times ? ', N times as much' : ''}`],
  [/^\S+ too (large|small)(?:, relative \S+)?(: (?:not )?cut to a whole number)?$/, ([, side, cut]) => `too ${side}${cut ?? ''}`],
  [/^".*" (missing|too much) (at the start|at the end|at \d+)$/s, ([, what, where]) => `letters ${what} ${place(where!)}`],
  [/^text (starts with|ends with|has) "/, ([, verb]) => `text ${verb} other letters`],
  [
    /^(one|\d+) elements? too (many|few)(:)?/,
    ([, n, side, rest]) => `${count(n)} elements too ${side}${rest ? ', the others are right' : ''}`,
  ],
  [/^.+ missing; .+ too much$/s, () => 'keys missing, others too much'],
  [/^.+ (missing|too much)$/s, ([, what]) => `keys ${what}`],
  [/^(\S+) instead of a value$/, ([, name]) => `${errorWord(name!)} instead of a value`],
  [/^not ([!=]==?|[<>]=?) /, ([, operator]) => `not ${operator}`],
  [/^(.+?) instead of (.+)$/s, ([, actual, expected]) => `${thing(actual!)} instead of ${thing(expected!)}`],
]

const MOST_READ = 1_000

/** A difference's words in a closed vocabulary: of numbers 1 and 2 are kept. */
export function howWords(how: string): string {
  const text = how.slice(0, MOST_READ)
  const [, main, more] = /^(.*?)((?:; \d+ other parts? differs?)?)$/s.exec(text)!
  return `${phrase(main!)}${more === '' ? '' : ', and elsewhere'}`
}

function phrase(text: string): string {
  if (PHRASES.has(text)) return text
  for (const [pattern, words] of PATTERNS) {
    const match = pattern.exec(text)
    if (match !== null) return words(match)
  }
  return 'otherwise'
}

function count(digits: string | undefined): string {
  if (digits === 'one') return '1'
  return digits === '1' || digits === '2' ? digits : 'N'
}

function place(where: string): string {
  return /\d/.test(where) ? 'within' : where
}

function thing(text: string): string {
  if (THINGS.has(text)) return text
  const [, name] = /^an? (\w+)$/.exec(text) ?? []
  return name === undefined ? 'another thing' : GLOBALS.has(name) ? `a ${name}` : 'an object'
}

/** What kind of value a picture shows. */
export function kindWord(value: Pictured): string {
  if (value.kind === 'list' || value.kind === 'record') return GLOBALS.has(value.name) ? value.name : value.kind
  if (value.kind !== 'other') return value.kind
  if (/^(?:true|false)$/.test(value.text)) return 'boolean'
  if (/^(?:null|undefined)$/.test(value.text)) return value.text
  if (/^\[function|=>/.test(value.text)) return 'function'
  return value.text === '' ? 'nothing' : 'other'
}

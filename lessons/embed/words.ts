import type { FailureSignature, Lesson } from '#core'
import { hash32 } from '../hash.ts'

/** Tokenisers of full text cut at everything that is neither letter nor digit: operators need names. */
const OPERATOR_NAMES: Readonly<Record<string, string>> = {
  '<': 'lt',
  '>': 'gt',
  '=': 'eq',
  '!': 'not',
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  '/': 'div',
  '%': 'mod',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '~': 'tilde',
  '?': 'quest',
}
const OPERATOR = /[<>=!+\-*/%&|^~?]+/g

/** Longer ones are dropped by tokenisers. */
const LONGEST = 38

type Worded = Pick<FailureSignature, 'errors' | 'assertions' | 'differences' | 'symptoms' | 'blamed' | 'slice' | 'operators'>

/** Words to ask for: those that tell failures apart. What nearly all have, as operators are, would only cost time. */
export function askingWords({ differences, symptoms, blamed }: FailureSignature): string {
  return distinct(wholeWords({ differences, symptoms, blamed })).join(' ')
}

/** What full text finds a lesson by. */
export function wordsOf(lesson: Lesson): string {
  const templates = [...lesson.kept, ...lesson.refused.map(({ template }) => template)]
  const words = [
    ...lesson.attempts.flatMap(({ family }) => [oneWord(family), ...namesIn(family)]),
    ...templates.flatMap(({ family, site, before, after }) =>
      [family, site, before, after].flatMap((text) => [...namesIn(text), ...operatorsIn(text)]),
    ),
    ...namesIn(lesson.outcome),
  ]
  const { errors, assertions, differences, symptoms, blamed, slice, operators } = lesson.signature
  const fields = { errors, assertions, differences, symptoms, blamed, slice, operators }
  return distinct([...wholeWords(fields), ...Object.values(fields).flat().flatMap(namesIn), ...words]).join(' ')
}

/** Each word of a field as one, with the field's name before it. */
function wholeWords(fields: Partial<Worded>): readonly string[] {
  return Object.entries(fields).flatMap(([field, texts]) => texts.map((text) => oneWord(`${field}.${text}`)))
}

const distinct = (words: readonly string[]) => [...new Set(words)].filter((word) => word !== '')

/** What somebody types who looks for lessons: each word whole, and what stands in it. */
export function wordsOfText(text: string): string {
  const typed = text.split(/\s+/).filter((word) => word !== '')
  return [...new Set(typed.flatMap((word) => [oneWord(word), ...namesIn(word), ...operatorsIn(word)]))].join(' ')
}

const namesIn = (text: string) => (text.match(/[a-z]\w*/gi) ?? []).map((name) => oneWord(name))

const operatorsIn = (text: string) => (text.match(OPERATOR) ?? []).map((operator) => oneWord(operator))

/** `BinaryExpression<ForStatement.test` as `binaryexpressionopltforstatementtest`; one that is too long ends in its hash. */
function oneWord(text: string): string {
  const named = text.replaceAll(OPERATOR, (operator) => `op${operator.replaceAll(/./g, (char) => OPERATOR_NAMES[char] ?? '')}`)
  const word = named.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  return word.length <= LONGEST ? word : `${word.slice(0, LONGEST - 8)}${hash32(word).toString(16).padStart(8, '0')}`
}

import { MOST_WORDS, ranOut, type Difference, type FailureSignature, type TestFailure } from '#core'
import type { Investigation } from '../../investigate.ts'
import { compareValues } from '../differences/compare-values.ts'
import { readValue } from '../differences/read-value.ts'
import { errorWord } from './known-names.ts'
import { howWords, kindWord } from './how-words.ts'
import { commonest } from './commonest.ts'

/** Failing tests that are looked at: more would say the same. */
const MOST_TESTS = 50

export type FailureWords = Pick<FailureSignature, 'errors' | 'assertions' | 'differences' | 'symptoms'>

/** What failing tests say, as words: by the fault report, and by the failures alone where there is none. */
export function failureWords({ baseline, fault, program }: Investigation): FailureWords {
  const { finished } = baseline
  const failures = finished.flatMap((test) => (test.status === 'failed' ? [[test.id, test.failure] as const] : []))
  const told = new Map((fault?.differences ?? []).map((difference) => [difference.test, difference]))
  const looks = failures.slice(0, MOST_TESTS).map(([id, failure]) => look(failure, told.get(id)))
  const isEndless = failures.some(([, failure]) => ranOut(failure)) || (baseline.tests === null && baseline.metered)
  const ended = failures.filter(([, failure]) => !ranOut(failure)).map(([, { errorName }]) => errorWord(errorName))
  return {
    errors: commonest([...ended, ...loadErrors(baseline.notes, program.status === 'syntax-fault')], MOST_WORDS.errors),
    assertions: commonest(
      [...share(failures.length, finished.length), ...looks.map(({ wants }) => wants)],
      MOST_WORDS.assertions,
    ),
    differences: commonest(
      looks.map(({ difference }) => difference),
      MOST_WORDS.differences,
    ),
    symptoms: commonest(
      [...(fault?.symptoms ?? []).map(({ kind }) => kind), ...(isEndless ? ['endless-loop'] : [])],
      MOST_WORDS.symptoms,
    ),
  }
}

/** A program that does not load has one error, and its notes name it: `program: TypeError: …`. */
function loadErrors(notes: readonly string[], isSyntax: boolean): string[] {
  if (isSyntax) return ['SyntaxError']
  return notes.flatMap((note) => {
    const [, name] = /^(?:program|tests): (\w+):/.exec(note) ?? []
    return name === undefined ? [] : [errorWord(name)]
  })
}

function share(failed: number, all: number): string[] {
  if (failed === 0) return []
  return [failed === all ? 'share:all' : failed * 2 >= all ? 'share:most' : 'share:some']
}

interface Look {
  readonly wants: string
  readonly difference: string
}

function look(failure: TestFailure, told: Difference | undefined): Look {
  const expected = readValue(told?.expected ?? failure.expected ?? '')
  if (ranOut(failure)) return { wants: 'end', difference: `nothing>${kindWord(expected)}: it does not end` }
  if (failure.kind === 'error') {
    return { wants: 'value', difference: `error>${kindWord(expected)}: ${errorWord(failure.errorName)} instead of a value` }
  }
  const actual = readValue(told?.actual ?? failure.actual ?? '')
  const isCompared = failure.expected !== undefined && failure.actual !== undefined
  const how = howWords(told?.how ?? (isCompared ? compareValues(actual, expected).how : 'not as asserted'))
  return { wants: wanted(how), difference: `${kindWord(actual)}>${kindWord(expected)}: ${how}` }
}

const WANTED: Readonly<Record<string, string>> = {
  'no error is thrown': 'error',
  'another error is thrown': 'error',
  'an error is thrown': 'no error',
  'not as asserted': 'truth',
  otherwise: 'relation',
}

function wanted(how: string): string {
  return WANTED[how] ?? (how.startsWith('not ') && /[<>=]$/.test(how) ? 'relation' : 'equal')
}

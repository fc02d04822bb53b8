import { passedIds } from '#core'
import { brokenPairsWithin } from '../views/broken-pairs.ts'
import { resultOf } from '../views/calls.ts'
import { quoted, type FindSymptom } from './failing-run.ts'

/** A helper gave something else in this test than, for the same arguments, in one that passes: it depends on more than its arguments. */
export const findBrokenHelper: FindSymptom = ({ observed, test, allCalls }) => {
  const [pair] = brokenPairsWithin(allCalls, passedIds(observed.baseline), [test])
  if (pair === undefined) return null
  const { kept, broken } = pair
  const gave = (threw: boolean) => (threw ? 'threw' : 'gave')
  const now = `${gave(broken.threw)} ${quoted(resultOf(broken)!)} for ${quoted(broken.entry.value!.text)}`
  const before = `${gave(kept.threw)} ${quoted(resultOf(kept)!)} for the same in a test that passes`
  return {
    line: broken.point.line,
    events: [kept.entry, kept.end!, broken.entry, broken.end!].sort((a, b) => a.index - b.index),
    text: `${quoted(broken.point.functionName)} ${now}, and ${before}.`,
  }
}

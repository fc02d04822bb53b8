import { NOTHING_RECALLED } from '#core'
import { expect, test } from 'vitest'
import type { JudgedCandidate, Verdict } from '#core'
import { Witness } from '../../../agents/lessons/witness.ts'
import { recallInTime } from '../../../agents/lessons/recall-in-time.ts'
import { noLessons } from '../../../lessons/index.ts'
import { parsed } from '../../helpers/observe.ts'
import { SIGNATURE } from '../../lessons/signature.ts'

const TEXT = 'function f(a, b) {\n  if (a < b) return a + 1\n  return b\n}\n'

let id = 0
function judged(
  verdict: Partial<Verdict>,
  [from, to]: readonly [string, string],
  rest: Partial<JudgedCandidate> = {},
): JudgedCandidate {
  const start = TEXT.indexOf(from)
  const edits = [{ start, end: start + from.length, replacement: [to] }]
  const whole = { decision: 'roll-back', reason: 'no-gain', fixed: [], lost: [], ...verdict } as const
  const own = { id: id++, agent: 'search', operators: ['relational'], explanation: 'x', prior: { step: 0, weight: 1 } }
  return { ...own, edits, verdict: whole, nearer: 0, behaviour: 0, ...rest }
}

const NONE = judged({}, ['<', '>'])
const WINNER = judged({ decision: 'keep', reason: 'passes-all', fixed: ['1', '2'] }, ['<', '<='])
const OTHER = judged({ reason: 'tie', fixed: ['1', '2'] }, ['a + 1', 'a'], {
  operators: ['unwrap'],
  prior: { step: 0.4, weight: 2 },
})
const NEAR = judged({ reason: 'tie', fixed: ['1'] }, ['return b', 'return a'])
const LOST = judged({ reason: 'regression', lost: ['3'] }, ['return b', 'return 1'])
const REFUSED = judged({ reason: 'refused' }, ['return b', "return 'secret'"], {
  operators: ['model'],
  prior: { step: 0, weight: 0 },
})
const TOGETHER = judged({ reason: 'no-gain' }, ['<', '>='], { operators: ['a', 'b'] })

function witness() {
  const seen = new Witness({ signature: SIGNATURE, text: TEXT, program: { status: 'parsed', source: parsed(TEXT) }, failing: 2 })
  seen.see([NONE, NEAR])
  seen.see([LOST, WINNER, OTHER, REFUSED, TOGETHER])
  return seen
}

test('counts what became of single changes, by family and step', () => {
  const { attempts, candidates } = witness().tell(null)
  expect(candidates).toBe(7)
  const none = { tried: 1, kept: 0, fixed: 0, lost: 0, refused: 0 }
  expect(attempts).toEqual([
    { ...none, family: 'model', step: 0, refused: 1, expected: 0 },
    { ...none, family: 'relational', step: 0, tried: 4, kept: 1, fixed: 2, lost: 1, expected: expect.closeTo(4 / 6) },
    { ...none, family: 'unwrap', step: 0.4, kept: 1, fixed: 1, expected: expect.closeTo(2 / 6) },
  ])
})

test('tells what was kept, what came near, what was not chosen and what may not be tried', () => {
  const program = TEXT.replace('<', '<=')
  const { kept, refused, after, before, rejected, agent } = witness().tell({ candidate: WINNER, program })
  expect(kept.map(({ before, after }) => [before, after])).toEqual([['$1 < $2', '$1 <= $2']])
  expect(refused.map(({ template, reason }) => [template.before, template.after, reason])).toEqual([
    ['return $1', 'return $2', 'tie'],
    ['$1 + 1', '$1', 'tie'],
    ['return $1', 'return "_"', 'refused'],
  ])
  expect({ before, after, agent }).toEqual({ before: TEXT, after: program, agent: 'search' })
  expect(rejected).toEqual([TEXT.replace('return b', 'return a'), TEXT.replace('a + 1', 'a')])
})

test('where nothing was kept, nothing is told as kept', () => {
  expect(witness().tell(null)).toMatchObject({ kept: [], after: null, agent: '' })
})

test('a recall that takes too long is given up', async () => {
  const query = { signature: SIGNATURE, problem: 'p' }
  expect(await recallInTime(noLessons, query)).toEqual({ recall: NOTHING_RECALLED, problem: null })
  const late = await recallInTime({ ...noLessons, recall: () => new Promise(() => {}) }, query, 5)
  expect(late.recall.cohort).toEqual([])
  expect(late.problem).toContain('without lessons')
})

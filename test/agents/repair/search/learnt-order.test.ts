import { describe, expect, it } from 'vitest'
import {
  applyEdits,
  NOTHING_RECALLED,
  type Attempt,
  type Candidate,
  type JudgedCandidate,
  type Lesson,
  type LessonUse,
  type Recall,
} from '#core'
import { createSearchAgent } from '../../../../agents/repair/index.ts'
import { contextOf, drive } from '../helpers.ts'
import { lessonOf, recallOf as recalled, template } from '../lessons/helpers.ts'

const SOURCE = `export function countAbove(values, limit) {
  let count = 0
  for (let i = 0; i < values.length; i++) {
    if (values[i] >= limit && values[i] !== 0) count += 1
  }
  return count
}
`

/** In twenty repairs this family was right, and another one, on which more hope was set, was not. */
function recallOf(right: string): Recall {
  const attempt = (family: string, kept: number, expected: number): Attempt => ({
    family,
    step: 0,
    tried: 5,
    kept,
    fixed: kept,
    lost: 0,
    refused: 0,
    expected,
  })
  const attempts = [attempt(right, 1, 0.1), attempt('relational', 0, 0.5), attempt('constant-step', 0, 0.4)]
  const cohort = Array.from({ length: 20 }, (_, i) => ({ lesson: lessonOf(String(i), { attempts }), weight: 1, reasons: [] }))
  return { lessons: [], cohort, background: [] }
}

type Use = Pick<LessonUse, 'operators' | 'rank' | 'rankWithout'>

/** Searches until something makes the program `wanted`: its place among all that was proposed, and what is told of the lessons' use. */
async function search(wanted: string, recall?: Recall): Promise<{ place: number; uses: Use[]; first: Candidate }> {
  const uses: Use[] = []
  const context = { ...contextOf(SOURCE), ...(recall !== undefined && { recall }), tellUse: (use: Use) => void uses.push(use) }
  const proposals = createSearchAgent().propose(context)
  const all: Candidate[] = []
  for (let turn = await proposals.next([]); !turn.done;) {
    const judged = turn.value.map((candidate): JudgedCandidate => {
      const passes = applyEdits(SOURCE, candidate.edits) === wanted
      const verdict = passes
        ? ({ decision: 'keep', reason: 'passes-all', fixed: ['L1'], lost: [] } as const)
        : ({ decision: 'roll-back', reason: 'no-gain', fixed: [], lost: [] } as const)
      return { ...candidate, verdict, nearer: 0, behaviour: 0 }
    })
    all.push(...turn.value)
    const place = all.findIndex(({ edits }) => applyEdits(SOURCE, edits) === wanted) + 1
    turn = await proposals.next(judged)
    if (place > 0) return { place, uses, first: all[place - 1]! }
  }
  throw new Error('not found')
}

const DROPPED = SOURCE.replace(' && values[i] !== 0', '')

describe('the order of the search', () => {
  it('brings sooner what was right in failures like this one', async () => {
    const without = await search(DROPPED)
    const { operators } = without.first
    const withLessons = await search(DROPPED, recallOf(operators[0]!))
    expect(operators).toHaveLength(1)
    expect(withLessons.place).toBeLessThan(without.place / 2)
  })

  it('brings later what was wrong there', async () => {
    const relaxed = SOURCE.replace('>=', '>')
    const without = await search(relaxed)
    const withLessons = await search(relaxed, recallOf('operand-drop'))
    expect(without.first.operators).toEqual(['relational'])
    expect(withLessons.place).toBeGreaterThan(without.place)
  })

  it('tells where the winner stands, and where it would stand without lessons', async () => {
    const { first } = await search(DROPPED)
    const { uses } = await search(DROPPED, recallOf(first.operators[0]!))
    expect(uses).toHaveLength(1)
    const [{ operators, rank, rankWithout } = { operators: [], rank: 0, rankWithout: 0 }] = uses
    expect(operators).toEqual(first.operators)
    expect(rank).toBeLessThan(rankWithout!)
  })

  it('begins with what worked before, also where no operator would come to it', async () => {
    const wanted = SOURCE.replace('count += 1', 'count += count + 2')
    const kept = [template('$1 += 1', '$1 += $1 + 2', 'ExpressionStatement<IfStatement.consequent', 'model')]
    const { place, first, uses } = await search(wanted, recalled(lessonOf('a', { kept })))
    expect(place).toBeLessThanOrEqual(5)
    expect(first.explanation).toMatch(/as in an earlier repair$/)
    expect(uses).toEqual([{ operators: ['model'], rank: place, rankWithout: null }])
  })

  it('leaves out what was refused before, where it would be refused again', async () => {
    const refused = [{ template: template('$1 += 1', '$1 += arguments.callee.length'), reason: 'refused' as const }]
    const kept = [template('$1 += 1', '$1 += arguments.callee.length')]
    const lessons = ['a', 'b'].map((name) => lessonOf(name, { refused }))
    const tried = async (...more: readonly Lesson[]) => {
      const context = { ...contextOf(SOURCE), recall: recalled(...more) }
      return (await drive(createSearchAgent(), context, 200)).map(({ edits }) => applyEdits(SOURCE, edits))
    }
    const names = (texts: readonly string[]) => texts.filter((text) => text.includes('callee'))
    expect(names(await tried(...lessons))).toEqual([])
    expect(names(await tried(...lessons, lessonOf('c', { kept })))).toEqual([])
  })

  it('is as without a memory, and nothing is told, where nothing was recalled', async () => {
    const plain = await search(DROPPED)
    const empty = await search(DROPPED, NOTHING_RECALLED)
    expect(empty).toEqual(plain)
    expect(plain.uses).toEqual([])
  })
})

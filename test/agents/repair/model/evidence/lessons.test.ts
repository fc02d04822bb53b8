import { NOTHING_RECALLED } from '#core'
import { describe, expect, it } from 'vitest'
import type { Attempt, Lesson, Recall } from '#core'
import { lessonsField } from '../../../../../agents/repair/model/evidence/lessons.ts'
import { compose } from '../../../../../agents/repair/model/input/compose.ts'
import { lessonOf, recallOf, template } from '../../lessons/helpers.ts'
import { plainContext, taskOf } from './helpers.ts'

const HEAD = 'Earlier repairs of failures like this one ($1, $2, … are names, 9 a number, "_" a text):'

function told(recall: Recall): string[] {
  const [field] = lessonsField({ ...plainContext(taskOf('', '')), recall })
  return field === undefined ? [] : field.text.split('\n')
}

function attempt(family: string, tried: number, kept: number): Attempt {
  return { family, step: 0, tried, kept, fixed: 0, lost: 0, refused: 0, expected: 0 }
}

describe('lessons for a model', () => {
  it('are what worked and what did not, with where, how near and what became of it', () => {
    const less = template('$1 <= $2.length', '$1 < $2.length', 'BinaryExpression<ForStatement.test', 'relational')
    const lesson = lessonOf('one', {
      kept: [less],
      outcome: 'correct',
      refused: [
        { template: template('$1', 'Math.abs($1)', 'Identifier<ReturnStatement.argument', 'wrap-math'), reason: 'regression' },
        {
          template: template('$1.pop();', '', 'ExpressionStatement<BlockStatement.body', 'statement-delete'),
          reason: 'passes-all',
        },
      ],
    })
    expect(told(recallOf({ lesson, weight: 0.934, reasons: [] }))).toEqual([
      HEAD,
      'changing $1 <= $2.length to $1 < $2.length in ForStatement.test worked, also on tests that it had not seen (alike by 93 %, relational)',
      'Not so: changing $1 to Math.abs($1) in ReturnStatement.argument lost tests that passed (alike by 93 %, wrap-math)',
      'Not so: taking away $1.pop(); in BlockStatement.body passed all tests, and another change was better (alike by 93 %, statement-delete)',
    ])
  })

  it.each([
    ['plausible', 'passed all tests'],
    ['overfitting', 'passed all tests that were there, and was wrong'],
    ['improved', 'passed more tests, not all'],
  ] as const)('that were %s say so', (outcome: Lesson['outcome'], words) => {
    expect(told(recallOf(lessonOf('one', { kept: [template('', 'return $1;')], outcome })))[1]).toBe(
      `adding return $1; ${words} (alike by 90 %, relational)`,
    )
  })

  it('say nothing of a reason that nobody here gives', () => {
    const refused = [{ template: template('$1', '!$1'), reason: 'constructor' as never }]
    expect(told(recallOf(lessonOf('one', { kept: [], refused })))[1]).toContain('Not so: changing $1 to !$1 did not work (')
  })

  it('count how often a family worked, in all that were found', () => {
    const cohort = [
      lessonOf('a', { attempts: [attempt('off-by-one', 3, 1), attempt('negate', 2, 0), attempt('wrap-math', 9, 0)] }),
      lessonOf('b', { attempts: [attempt('off-by-one', 1, 0), attempt('negate', 2, 0), attempt('unwrap', 0, 0)] }),
      lessonOf('c', {
        attempts: [
          attempt('off-by-one', 7, 2),
          { ...attempt('off-by-one', 2, 1), step: 0.4 },
          attempt('negate', 5, 0),
          attempt('relational', 1, 1),
        ],
      }),
    ]
    const far = { lesson: lessonOf('far', { attempts: [attempt('negate', 9, 9)] }), weight: 0, reasons: [] }
    expect(told({ ...recallOf(...cohort, far), lessons: [] })).toEqual([
      HEAD,
      'off-by-one was tried in 3 such failures and worked in 2',
      'relational was tried in 1 such failures and worked in 1',
      'negate was tried in 3 such failures and never worked',
    ])
  })

  it('are no field where there is nothing to tell', () => {
    expect(told(NOTHING_RECALLED)).toEqual([])
    expect(told(recallOf(lessonOf('one')))).toEqual([])
  })

  it('have room in a small prompt: the last are left out', () => {
    const lessons = Array.from({ length: 8 }, (_, i) =>
      lessonOf(`lesson ${i}`, { kept: [template(`$1 + ${'$2 + '.repeat(70)}${i % 3}`, '$1 < $2')] }),
    )
    const fields = lessonsField({ ...plainContext(taskOf('', '')), recall: recallOf(...lessons) })
    expect(fields[0]!.text.length).toBeLessThan(2_500)
    const { input, tokens } = compose({ instructions: '', fields, budgetTokens: 300 })
    expect(tokens).toBeLessThanOrEqual(300)
    expect(input).toMatch(/and \d+ more/)
  })
})

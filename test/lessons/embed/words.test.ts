import { describe, expect, it } from 'vitest'
import { askingWords, wordsOf } from '../../../lessons/embed/words.ts'
import { SIGNATURE } from '../signature.ts'
import { storedLesson } from '../store/stored.ts'

describe('words for full text', () => {
  it('are such as tokenisers keep whole: letters and digits, not too long, each once', () => {
    const long = { ...SIGNATURE, blamed: [`${'VeryLongExpression<'.repeat(6)}Statement.test`] }
    for (const text of [wordsOf(storedLesson('a').lesson), askingWords(SIGNATURE), askingWords(long)]) {
      const words = text.split(' ')
      expect(words.filter((word) => !/^[a-z0-9]{1,38}$/.test(word))).toEqual([])
      expect(new Set(words).size).toBe(words.length)
    }
  })

  it('name operators, kinds of nodes and families, and tell one field from another', () => {
    const words = wordsOf(storedLesson('a').lesson).split(' ')
    expect(words).toEqual(expect.arrayContaining(['relation', 'typeerror', 'forstatement', 'oplteq', 'oplt', 'plausible']))
    expect(words).toContain('operatorsoplt')
    expect(askingWords(SIGNATURE)).not.toContain('operators')
  })

  it('of a failure are among those of its lesson', () => {
    const { lesson } = storedLesson('a')
    const words = new Set(wordsOf(lesson).split(' '))
    expect(
      askingWords(lesson.signature)
        .split(' ')
        .filter((word) => !words.has(word)),
    ).toEqual([])
  })

  it('tell long ones with the same beginning apart', () => {
    const [a, b] = ['Left', 'Right'].map((end) => askingWords({ ...SIGNATURE, blamed: [`${'LongKind<'.repeat(9)}${end}`] }))
    expect(a).not.toBe(b)
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Found, LessonStore, StoredLesson, Worth } from '../../../lessons/store/store.ts'
import { idOf, storedLesson, unit, UNPROVED } from './stored.ts'

export const problemsOf = (found: readonly (Found | StoredLesson)[]): string[] =>
  found.map((item) => ('stored' in item ? item.stored : item).lesson.provenance.problem)

const QUARANTINED = { worth: { harmed: 9, isQuarantined: true } } as const

/** What every store of lessons does; `open` gives a new, empty one. */
export function contract(name: string, open: () => Promise<LessonStore>): void {
  describe(`${name} store`, () => {
    let store: LessonStore
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    it('gives back what was added, whole', async () => {
      const a = storedLesson('a', { worth: { uses: 3, helped: 1.5, harmed: 0.25, lastUsedAt: '2026-02-01T00:00:00.000Z' } })
      expect(await store.add([a, storedLesson('b')])).toBe(2)
      expect(await store.get([idOf('a')])).toEqual([a])
    })

    it('gives lessons in the order in which they are asked for, and leaves out those that are not there', async () => {
      await store.add([storedLesson('a'), storedLesson('b')])
      expect(problemsOf(await store.get([idOf('b'), idOf('none'), idOf('a')]))).toEqual(['problem-b', 'problem-a'])
      expect(await store.get([])).toEqual([])
    })

    it('adds each lesson once, and keeps the first', async () => {
      const again = storedLesson('a', { problem: 'other' })
      expect(await store.add([storedLesson('a'), again])).toBe(1)
      expect(await store.add([again, storedLesson('b')])).toBe(1)
      expect(await store.add([])).toBe(0)
      expect(problemsOf(await store.get([idOf('a')]))).toEqual(['problem-a'])
      expect(await store.count({})).toBe(2)
    })

    it('adds what is added at the same time once', async () => {
      const names = ['a', 'b', 'c', 'd']
      const added = await Promise.all(
        names.map((_, index) => store.add(names.slice(0, index + 1).map((name) => storedLesson(name)))),
      )
      expect(added.reduce((sum, one) => sum + one, 0)).toBe(4)
      expect(await store.count({})).toBe(4)
    })

    it.each([
      ['too short', new Float32Array(7)],
      ['too long', new Float32Array(9)],
      ['with a NaN', Float32Array.from([1, 0, 0, Number.NaN, 0, 0, 0, 0])],
      ['with an infinity', Float32Array.from([1, 0, 0, 0, 0, 0, 0, Number.NEGATIVE_INFINITY])],
    ])('refuses a vector that is %s, and adds nothing of what came with it', async (_, vector) => {
      await expect(store.add([storedLesson('a'), { ...storedLesson('b'), vector }])).rejects.toThrow(RangeError)
      await expect(store.near(vector, {}, 3)).rejects.toThrow(RangeError)
      expect(await store.count({})).toBe(0)
    })

    it('finds what is near, the nearest first, with the cosine', async () => {
      await store.add([
        storedLesson('far', { vector: [0, 1] }),
        storedLesson('same', { vector: [1, 0] }),
        storedLesson('near', { vector: [0.8, 0.6] }),
      ])
      const found = await store.near(unit([1, 0]), {}, 2)
      expect(problemsOf(found)).toEqual(['problem-same', 'problem-near'])
      expect(found.map(({ score }) => score)).toEqual([expect.closeTo(1, 5), expect.closeTo(0.8, 5)])
    })

    it('finds nothing near a vector without direction', async () => {
      await store.add([storedLesson('a'), storedLesson('none', { vector: [0] })])
      expect(await store.near(unit([0]), {}, 5)).toEqual([])
      expect(problemsOf(await store.near(unit([1]), {}, 5))).toEqual(['problem-a'])
    })

    it('finds by keys: the exact one first, then the rough one, each once', async () => {
      await store.add([
        storedLesson('rough', { exactKey: 'x', roughKey: 'r' }),
        storedLesson('exact', { exactKey: 'e', roughKey: 'r' }),
        storedLesson('moved', { exactKey: 'e', roughKey: 'y' }),
        storedLesson('other', { exactKey: 'z', roughKey: 'z' }),
      ])
      const found = await store.alike({ exactKey: 'e', roughKey: 'r' }, {}, 9)
      expect(problemsOf(found.slice(0, 2)).sort()).toEqual(['problem-exact', 'problem-moved'])
      expect(problemsOf(found.slice(2))).toEqual(['problem-rough'])
      expect(found.map(({ score }) => score)).toEqual([1, 1, 1])
      expect(await store.alike({ exactKey: 'e', roughKey: 'r' }, {}, 1)).toHaveLength(1)
      expect(await store.alike({ exactKey: "' OR true --", roughKey: "'" }, {}, 9)).toEqual([])
    })

    it('finds by whole words in any case, rare ones and more of them first', async () => {
      await store.add([
        storedLesson('both', { words: 'loop push relation' }),
        storedLesson('rare', { words: 'loop pop arithmetic' }),
        storedLesson('usual', { words: 'loop branch guard' }),
        storedLesson('none', { words: 'loops guard<loop' }),
      ])
      const found = await store.matching('LOOP push', {}, 9)
      expect(problemsOf(found)[0]).toBe('problem-both')
      expect(problemsOf(found).sort()).toEqual(['problem-both', 'problem-rare', 'problem-usual'])
      expect(found[0]!.score).toBeGreaterThan(found[1]!.score)
      expect(await store.matching('loop', {}, 1)).toHaveLength(1)
      expect(problemsOf(await store.matching('guard<loop', {}, 9))).toEqual(['problem-none'])
    })

    it.each(['', '  ', 'nowhere', '"', "' OR true --", '*', '< > ( )'])('finds nothing by the words %j', async (words) => {
      await store.add([storedLesson('a')])
      expect(await store.matching(words, {}, 5)).toEqual([])
    })

    it.each([
      [{ language: 'ts' }, ['ts']],
      [{ dataset: 'hef' }, ['hef']],
      [{ problem: "it's" }, ["it's"]],
      [{ exceptProblem: "it's", language: 'js' }, ['hef', 'kept', 'plain']],
      [{ outcome: 'rolled-back' }, ['kept']],
      [{ withQuarantined: true, language: 'js' }, ['bad', 'hef', "it's", 'kept', 'plain']],
      [{ problem: "x' OR true OR problem = 'x" }, []],
    ] as const)('finds only what the filter %j lets through', async (filter, problems) => {
      await store.add([
        storedLesson('plain', { problem: 'plain' }),
        storedLesson('ts', { problem: 'ts', language: 'ts' }),
        storedLesson('hef', { problem: 'hef', dataset: 'hef' }),
        storedLesson('quote', { problem: "it's" }),
        storedLesson('kept', { problem: 'kept', outcome: 'rolled-back' }),
        storedLesson('bad', { problem: 'bad', ...QUARANTINED }),
      ])
      const all = { offset: 0, limit: 99 }
      expect(problemsOf(await store.list(filter, all)).sort()).toEqual(problems)
      expect(problemsOf(await store.near(unit([1]), filter, 99)).sort()).toEqual(problems)
      expect(problemsOf(await store.matching('relation', filter, 99)).sort()).toEqual(problems)
      expect(await store.count(filter)).toBe(problems.length)
      const alike = await store.alike({ exactKey: 'exact-quote', roughKey: 'rough-kept' }, filter, 99)
      expect(problemsOf(alike)).toEqual(["it's", 'kept'].filter((problem) => (problems as readonly string[]).includes(problem)))
    })

    it('tells what was tried where a single change was right', async () => {
      const attempt = { family: 'sign', step: 0.2, tried: 4, kept: 1, fixed: 2, lost: 1, refused: 0, expected: 0.25 }
      const told = (name: string, kept: number) => {
        const stored = storedLesson(name)
        return {
          ...stored,
          lesson: {
            ...stored.lesson,
            attempts: [
              { ...attempt, kept },
              { ...attempt, step: 1, kept: 0 },
            ],
          },
        }
      }
      await store.add([told('a', 1), told('b', 0), told('d', 2)])
      const tried = await store.outcomes({}, 9)
      expect(tried.map(([first]) => first!.kept).sort((a, b) => a - b)).toEqual([1, 2])
      expect(tried.find(([first]) => first!.kept === 1)).toEqual([attempt, { ...attempt, step: 1, kept: 0 }])
      expect(await store.outcomes({ exceptProblem: 'problem-a' }, 9)).toHaveLength(1)
      expect(await store.outcomes({}, 1)).toHaveLength(1)
    })

    it('lists the newest first, by pages', async () => {
      const days = [3, 1, 5, 2, 4]
      await store.add(days.map((day) => storedLesson(`d${day}`, { problem: `${day}`, at: `2026-01-0${day}T00:00:00.000Z` })))
      expect(problemsOf(await store.list({}, { offset: 0, limit: 2 }))).toEqual(['5', '4'])
      expect(problemsOf(await store.list({}, { offset: 2, limit: 9 }))).toEqual(['3', '2', '1'])
      expect(await store.list({}, { offset: 5, limit: 9 })).toEqual([])
    })

    it('sets worths of what is there, and nothing else of it', async () => {
      await store.add([storedLesson('a'), storedLesson('b'), storedLesson('c')])
      const a = { uses: 2, helped: 1.25, harmed: 0, lastUsedAt: '2026-03-01T00:00:00.000Z', taught: 4, isQuarantined: false }
      const b = { ...UNPROVED, harmed: 3, isQuarantined: true }
      await store.changeWorth(
        new Map([
          [idOf('a'), () => a],
          [idOf('b'), () => b],
          [idOf('none'), () => a],
        ]),
      )
      expect(await store.get([idOf('a'), idOf('b'), idOf('c')])).toEqual([
        { ...storedLesson('a'), worth: a },
        { ...storedLesson('b'), worth: b },
        storedLesson('c'),
      ])
      expect(problemsOf(await store.near(unit([1]), {}, 9)).sort()).toEqual(['problem-a', 'problem-c'])
      expect(await store.count({ withQuarantined: true })).toBe(3)
      await store.changeWorth(new Map())
    })

    it('loses no change of worths that are made at the same time', async () => {
      await store.add([storedLesson('a')])
      const more = new Map([[idOf('a'), (worth: Worth) => ({ ...worth, uses: worth.uses + 1 })]])
      await Promise.all(Array.from({ length: 5 }, () => store.changeWorth(more)))
      expect((await store.get([idOf('a')]))[0]!.worth.uses).toBe(5)
    })

    it('removes', async () => {
      await store.add([storedLesson('a'), storedLesson('b'), storedLesson('c')])
      expect(await store.remove([idOf('a'), idOf('none'), idOf('c')])).toBe(2)
      expect(await store.remove([])).toBe(0)
      expect(problemsOf(await store.list({}, { offset: 0, limit: 9 }))).toEqual(['problem-b'])
      expect(await store.add([storedLesson('a')])).toBe(1)
    })

    it('says what it holds', async () => {
      await store.add([storedLesson('a'), storedLesson('b', QUARANTINED)])
      const before = await store.statistics()
      expect(before).toMatchObject({ embedder: 'test-1', lessons: 2, quarantined: 1, tags: [], indices: [] })
      await store.remove([idOf('b')])
      const after = await store.statistics()
      expect(after).toMatchObject({ lessons: 1, quarantined: 0 })
      expect(after.version).toBeGreaterThan(before.version)
    })

    it('names versions, and forgets names', async () => {
      await store.add([storedLesson('a')])
      await store.tag('one')
      await store.tag('two')
      await store.untag('one')
      await store.untag('none')
      expect((await store.statistics()).tags).toEqual(['two'])
      await store.add([storedLesson('b')])
      await store.tag('two')
      expect((await store.statistics()).tags).toEqual(['two'])
    })

    it('has all of it after it was optimised', async () => {
      await store.add([storedLesson('a'), storedLesson('b', { vector: [0, 1] })])
      await store.remove([idOf('a')])
      await store.optimise()
      expect(problemsOf(await store.near(unit([0, 1]), {}, 9))).toEqual(['problem-b'])
      expect(problemsOf(await store.matching('relation', {}, 9))).toEqual(['problem-b'])
    })
  })
}

import { describe, expect, test } from 'vitest'
import { memoryOf } from '../../lessons/memory-of.ts'
import { storedLesson } from './store/stored.ts'
import { SIGNATURE } from './signature.ts'

const lessons = ['a', 'b'].map((name) => ({ ...storedLesson(name).lesson, signature: { ...SIGNATURE, grams: [`gram ${name}`] } }))
const [first, second] = lessons
const query = { signature: { ...SIGNATURE, grams: ['gram'] }, problem: 'problem-a' }
const idsIn = async (memory: Awaited<ReturnType<typeof memoryOf>>) =>
  (await memory.recall(query)).cohort.map(({ lesson }) => lesson.id).sort()

describe('a memory of given lessons', () => {
  test('recalls from them, without those of the same problem where that is asked for', async () => {
    expect(await idsIn(await memoryOf(lessons))).toEqual([first!.id, second!.id].sort())
    expect(await idsIn(await memoryOf(lessons, { leaveProblemOut: true }))).toEqual([second!.id])
    expect(await idsIn(await memoryOf([]))).toEqual([])
  })

  test('learns nothing, neither lessons nor how they turned out, and says nothing of it', async () => {
    const memory = await memoryOf([first!])
    const before = await memory.recall(query)
    await memory.learn([second!])
    await memory.noteUse({ signature: SIGNATURE, operators: ['relation'], rank: 900, rankWithout: 1, recalled: before.cohort })
    const after = await memory.recall(query)
    expect(after.cohort.map(({ lesson, weight }) => [lesson.id, weight])).toEqual([[first!.id, before.cohort[0]!.weight]])
    expect(memory.problems()).toEqual([])
    await memory.close()
  })
})

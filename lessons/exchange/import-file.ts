import { open } from 'node:fs/promises'
import { TracemendError, type Embedder, type Lesson } from '#core'
import { exampleOf } from '../distil/example.ts'
import type { LessonStore } from '../store/store.ts'
import { keepAll, type Kept } from './keep.ts'
import { readLine } from './lines.ts'

/**
 * Adds the lessons of an exported file, one a line. All of it is looked at before anything is added, and never all of it is in memory.
 * @throws TracemendError LESSONS_INVALID naming file and line; nothing of the file is there then
 */
export async function importFile(file: string, store: LessonStore, embedder: Embedder): Promise<Kept> {
  for await (const lesson of lessonsIn(file)) void lesson
  return keepAll(lessonsIn(file), store, embedder)
}

async function* lessonsIn(file: string): AsyncGenerator<Lesson> {
  const handle = await open(file)
  let number = 0
  for await (const line of handle.readLines()) {
    number++
    const text = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (text.trim() === '') continue
    const read = readLine(text)
    if ('problem' in read) {
      throw new TracemendError(
        'LESSONS_INVALID',
        `line ${number} of ${file}: ${read.problem}`,
        'nothing of this file was imported; it should be one that `tracemend lessons export` has written',
      )
    }
    yield withoutSecrets(read.lesson)
  }
}

/** Whoever wrote the file may not have looked for them. */
function withoutSecrets(lesson: Lesson): Lesson {
  const { example } = lesson
  return example === null
    ? lesson
    : { ...lesson, example: exampleOf({ ...example, before: example.program, after: example.kept }) }
}

import type { Lesson } from '#core'
import { shuffled, type Random } from '../random.ts'

/** The same lessons, each found by the failure of another of its language: what is left is what all lessons together say. */
export function permuteSignatures(lessons: readonly Lesson[], random: Random): Lesson[] {
  const languages = new Set(lessons.map(({ signature }) => signature.language))
  return [...languages].flatMap((language) => {
    const these = lessons.filter(({ signature }) => signature.language === language)
    const others = shuffled(these, random)
    return these.map((lesson, at) => ({ ...lesson, signature: others[at]!.signature }))
  })
}

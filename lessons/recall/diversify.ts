import type { Lesson, RecalledLesson } from '#core'

/** The first `most` that teach different things: the same edit in the same kind of place is shown once. */
export function diversify(recalled: readonly RecalledLesson[], most: number): readonly RecalledLesson[] {
  const byTeaching = new Map<string, RecalledLesson>()
  for (const one of recalled) {
    const teaching = teachingOf(one.lesson)
    if (!byTeaching.has(teaching)) byTeaching.set(teaching, one)
    if (byTeaching.size === most) break
  }
  return [...byTeaching.values()]
}

function teachingOf({ kept, refused, outcome }: Lesson): string {
  const templates = kept.length > 0 ? kept : refused.map(({ template }) => template)
  const edits = templates.map(({ family, before, after }) => JSON.stringify([family, before, after]))
  return [`${kept.length > 0} ${outcome === 'overfitting'}`, ...edits.sort()].join('\n')
}

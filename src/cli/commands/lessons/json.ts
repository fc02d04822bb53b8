import type { StoredLesson } from '#lessons'

/** A lesson as `--json` prints it: without what only the store can use. */
export function asJson({ lesson, worth }: StoredLesson): object {
  return { ...lesson, worth }
}

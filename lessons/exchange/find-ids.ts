import { TracemendError } from '#core'
import type { LessonStore, StoredLesson } from '../store/store.ts'
import { pagesOf } from './pages.ts'

const WHOLE = /^[0-9a-f]{32}$/
const SHORTEST = 4

/**
 * The lessons that these ids, or beginnings of ids, name, in their order.
 * @throws TracemendError USAGE for what names none, or several
 */
export async function findByIds(store: LessonStore, names: readonly string[]): Promise<readonly StoredLesson[]> {
  const wrong = names.find((name) => !/^[0-9a-f]+$/.test(name) || name.length < SHORTEST || name.length > 32)
  if (wrong !== undefined) {
    throw new TracemendError('USAGE', `${JSON.stringify(wrong)} is no id of a lesson`, 'an id, or at least its first 4 digits')
  }
  const whole = await store.get(names.filter((name) => WHOLE.test(name)))
  const short = names.filter((name) => !WHOLE.test(name))
  const found = [...whole, ...(short.length === 0 ? [] : await beginning(store, short))]
  return names.map((name) => {
    const [first, ...others] = found.filter(({ lesson }) => lesson.id.startsWith(name))
    if (first !== undefined && new Set(others.map(({ lesson }) => lesson.id)).size === 0) return first
    const ids = [first, ...others].flatMap((it) => it?.lesson.id ?? []).slice(0, 3)
    const message = first === undefined ? `no lesson begins with ${name}` : `more than one lesson begins with ${name}`
    throw new TracemendError(
      'USAGE',
      message,
      first === undefined ? 'list them: tracemend lessons list' : `such as ${ids.join(', ')}`,
    )
  })
}

async function beginning(store: LessonStore, names: readonly string[]): Promise<readonly StoredLesson[]> {
  const found: StoredLesson[] = []
  for await (const page of pagesOf(store, { withQuarantined: true })) {
    found.push(...page.filter(({ lesson }) => names.some((name) => lesson.id.startsWith(name))))
  }
  return found
}

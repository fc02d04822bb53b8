import type { RecordedRequest } from './call.ts'

type Fields = Readonly<Record<string, unknown>>

const EXCERPT = 30

/** What tells a request from the recorded one that is most like it, for people. */
export function differenceOf(asked: RecordedRequest, repeat: number, recorded: readonly RecordedRequest[]): string {
  if (recorded.length === 0) return 'it is empty'
  const there = recorded.filter(({ method, url }) => method === asked.method && url === asked.url)
  if (there.length === 0) return `none to ${asked.method} ${asked.url}`
  const fields = fieldsOf(asked)
  const nearest = there
    .map((other) => ({ other: fieldsOf(other), names: differing(fields, fieldsOf(other)) }))
    .reduce((best, next) => (next.names.length < best.names.length ? next : best))
  const [name] = nearest.names
  if (name === undefined) return `the same was asked ${repeat} times before, and is recorded no more often`
  return `${nearest.names.join(', ')} differ from the nearest: ${apart(text(fields[name]), text(nearest.other[name]))}`
}

function fieldsOf({ body }: RecordedRequest): Fields {
  try {
    return Object(JSON.parse(body)) as Fields
  } catch {
    return { body }
  }
}

function differing(one: Fields, other: Fields): readonly string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].filter((name) => text(one[name]) !== text(other[name]))
}

const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'))

function apart(asked: string, recorded: string): string {
  let at = 0
  while (at < asked.length && asked[at] === recorded[at]) at++
  const excerpt = (of: string) => JSON.stringify(of.slice(at, at + EXCERPT))
  return `at character ${at}, asked ${excerpt(asked)}, recorded ${excerpt(recorded)}`
}

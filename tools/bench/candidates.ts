import { applyEdits, type Candidate, type Edit } from '#core'

/** Texts that take each other's place. */
const GROUPS: readonly (readonly string[])[] = [
  ['<', '<=', '>', '>=', '===', '!=='],
  ['+', '-', '*', '%'],
  ['&&', '||'],
  ['0', '1', '2'],
]
const TOKEN = /===|!==|<=|>=|=>|&&|\|\||[<>+*%-]|\b[012]\b/g

/** Of all candidates, so many never end: the share seen among single edits of real programs. */
const ENDLESS_SHARE = 0.026
const ENDLESS = 'for (let turns = 0; turns >= 0; turns++) {}\n'

/** Different programs that differ from this one in one or two places; some of them never end. */
export function candidatesOf(program: string, count: number): Candidate[] {
  const changes = changesOf(singleEdits(program))
  if (changes.length < count) throw new Error(`only ${changes.length} candidates`)
  const loop = endlessLoop(program)
  return Array.from({ length: count }, (_, id) => {
    const edits = changes[Math.floor((id * changes.length) / count)]!
    const isEndless = Math.floor((id + 1) * ENDLESS_SHARE) > Math.floor(id * ENDLESS_SHARE)
    return candidate(id, isEndless ? [...edits, loop].toSorted((a, b) => a.start - b.start) : edits)
  })
}

/** Each edit alone, then two at a time. */
function changesOf(singles: readonly Edit[]): readonly (readonly Edit[])[] {
  const pairs = singles.flatMap((first) => singles.filter(({ start }) => start >= first.end).map((second) => [first, second]))
  return [...singles.map((edit) => [edit]), ...pairs]
}

/** The same program as a whole text, as a model would give it. */
export function asText(program: string, { id, edits }: Candidate): Candidate {
  return candidate(id, [{ start: 0, end: program.length, replacement: [applyEdits(program, edits)] }])
}

function singleEdits(program: string): Edit[] {
  return [...program.matchAll(TOKEN)].flatMap(({ 0: token, index }) => {
    const others = GROUPS.find((group) => group.includes(token))?.filter((other) => other !== token) ?? []
    return others.map((other) => ({ start: index, end: index + token.length, replacement: [other] }))
  })
}

function endlessLoop(program: string): Edit {
  const body = /\) (=> )?\{\n/.exec(program)!
  const start = body.index + body[0].length
  return { start, end: start, replacement: [ENDLESS] }
}

function candidate(id: number, edits: readonly Edit[]): Candidate {
  return { id, agent: 'bench', operators: [], edits, explanation: '' }
}

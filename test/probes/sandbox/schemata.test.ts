import { expect, it } from 'vitest'
import type { Candidate } from '#core'
import { createView, parseSource } from '#probes'
import { openTask, replacing, screenAll } from './open-task.ts'

/** What takes each other's place, wherever it stands: some of it is no expression, and some of it never ends. */
const TOKENS = [
  '<',
  '<=',
  '>=',
  '===',
  '+',
  '-',
  '*',
  ', ',
  '0',
  '1',
  '2',
  'i',
  'n',
  'list',
  "''",
  '++',
  '=>',
  '; ',
  'await i',
  '...n',
]

const PROGRAMS: readonly (readonly [name: string, path: string, program: string, tests: string])[] = [
  [
    'statements without semicolons',
    'program.js',
    `let calls = 0
const twice = (n) => n * 2
function pick(list, n) {
  calls++
  const out = []
  for (let i = 0; i < list.length; i++) if (list[i] > n) out.push(twice(list[i]))
  out.sort((a, b) => a - b)
  ;[out[0]] = [out[0] || 0]
  return calls > 1 ? [calls] : out
}
`,
    `console.assert(pick([3, 1, 2], 1).join() === '6,4')
console.assert(pick([], 1).length === 2)
console.assert(JSON.stringify(pick([5, 9, 7], 6)) === '[18,14]')
console.assert(pick([1, 2], 2)[0] === 3)
`,
  ],
  [
    'TypeScript with classes, templates and objects',
    'program.ts',
    `export class Counter<T extends string> {
  #seen: Record<string, number> = {}
  add(word: T, n: number = 1): this {
    const key = \`w-\${word.length > 2 ? word : 'short'}\`
    this.#seen[key] = (this.#seen[key] ?? 0) + n
    switch (n) {
      case 2:
        this.#seen.two = n
    }
    return this
  }
  total(): number {
    return Object.values(this.#seen).reduce((sum, i) => sum - i, 0) as number
  }
}
`,
    `console.assert(new Counter().add('a').add('bcd').total() === 2)
console.assert(new Counter().add('abc', 2).total() === 4)
console.assert(new Counter().total() === 0)
`,
  ],
]

it.each(PROGRAMS)(
  'candidates in schemata end as they do by themselves: %s',
  async (_, path, program, tests) => {
    const session = await openTask({ program, tests, path })
    const candidates = candidatesOf(program)
    const together = await screenAll(session, program, candidates)
    const alone: (typeof together)[number][] = []
    // Too few for a schema.
    for (let i = 0; i < candidates.length; i += 3) alone.push(...(await screenAll(session, program, candidates.slice(i, i + 3))))
    const loading = candidates.filter((_, i) => alone[i]!.status !== 'does-not-load')
    const sound = await screenAll(session, program, loading)
    await session.close()
    // Which of the two it is may depend on how busy the machine is.
    const ends = (status: string) => (status === 'timed-out' ? 'out-of-steps' : status)
    const told = (all: typeof together, of = candidates) =>
      all.map((one, i) => ({ ...one, status: ends(one.status), program: of[i]!.explanation }))
    expect(told(together)).toEqual(told(alone))
    expect(told(sound, loading)).toEqual(told(alone).filter(({ status }) => status !== 'does-not-load'))
    expect(new Set(together.map(({ behaviour }) => behaviour)).size).toBeGreaterThan(8)
    expect(shareInSchemata(path, program, loading)).toBeGreaterThan(0.4)
  },
  120_000,
)

it('tries others again by themselves where one is no expression', async () => {
  const program = 'function sum(a, b) {\n  return a - b\n}\n'
  const session = await openTask({ program, tests: 'console.assert(sum(1, 2) === 3)\nconsole.assert(sum(1, 0) === 1)\n' })
  const after = ['a * b', 'a b', 'a + b', 'a % b', 'a < b']
  const found = await screenAll(
    session,
    program,
    after.map((text, i) => replacing(program, 'a - b', text, i)),
  )
  await session.close()
  expect(found.map(({ status, fixed }) => [status, fixed.length])).toEqual([
    ['screened', 0],
    ['does-not-load', 0],
    ['screened', 1],
    ['screened', 0],
    ['screened', 0],
  ])
})

it('changes several places at once', async () => {
  const program = 'function area(a, b) {\n  const c = a + b\n  return c - b\n}\n'
  const session = await openTask({ program, tests: 'console.assert(area(3, 2) === 36)\n' })
  const changes = [['+', '*'], ['-', '*'], ['c -', 'c * 3 *'], ['a +', '1 +']] as const // prettier-ignore
  const singles = changes.map(([before, after], i) => replacing(program, before, after, i))
  const pair = { ...singles[0]!, edits: [...singles[0]!.edits, ...singles[2]!.edits], id: 9 }
  const found = await screenAll(session, program, [...singles, pair])
  await session.close()
  expect(found.map(({ fixed }) => fixed.length)).toEqual([0, 0, 0, 0, 1])
})

function candidatesOf(program: string): Candidate[] {
  const places = [...program.matchAll(/\b\w+\b|[<>=+*-]+|\?\?|\|\|/g)]
  return places.flatMap(({ 0: text, index }, place) =>
    TOKENS.filter((other, i) => other !== text && (i + place) % 4 === 0).map((other, i) => ({
      id: place * TOKENS.length + i,
      agent: 'test',
      operators: [],
      explanation: `${other} for ${text} at ${index}`,
      edits: [{ start: index, end: index + text.length, replacement: [other] }],
    })),
  )
}

function shareInSchemata(path: string, text: string, candidates: readonly Candidate[]): number {
  const parsed = parseSource({ path, text })
  if (parsed.status !== 'parsed') throw new Error(parsed.fault.message)
  const schema = createView(parsed.source).schema()!
  return candidates.filter(({ edits }) => schema.add(edits) !== null).length / candidates.length
}

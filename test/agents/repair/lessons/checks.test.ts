import { describe, expect, it } from 'vitest'
import { applyEdits, type Edit, type EditTemplate, type Lesson, type Recall, type RepairTask, type VerdictReason } from '#core'
import { templatesOf } from '../../../../agents/lessons/templates/templates-of.ts'
import { refusal } from '../../../../agents/refusal.ts'
import { changeKey } from '../../../../agents/repair/lessons/change-key.ts'
import { createVetoes } from '../../../../agents/repair/lessons/checks.ts'
import { OPERATORS } from '../../../../agents/repair/search/operators/index.ts'
import { lessonOf, parse, recallOf, sitesOf, template } from './helpers.ts'

const SOURCE = `function encode(text, list) {
  if (text === '') return '';
  return list.map((item) => item + text).join('');
}
`
const TASK: RepairTask = {
  id: 'task',
  source: { path: 'program.js', text: SOURCE },
  tests: { path: 'program.test.js', text: "console.assert(encode('attack', ['x']) === 'nggnpx')\n" },
}
const OTHER = SOURCE.replaceAll('text', 'word').replaceAll('item', 'part').replaceAll('list', 'parts')

/** The change of the first of these words, in a text. */
function edit(text: string, from: string, to: string): Edit {
  const start = text.indexOf(from)
  if (start < 0) throw new Error(`there is no ${from}`)
  return { start, end: start + from.length, replacement: [to] }
}

/** What another repair, of a program with other names, has noted of the same change. */
function noted(from: string, to: string): EditTemplate {
  const parsed = parse({ path: 'program.js', text: OTHER })
  if (parsed.status !== 'parsed') throw new Error('does not parse')
  return templatesOf({ edits: [edit(OTHER, from, to)], operators: ['any'] }, parsed.source)[0]!
}

function refusedIn(runs: number, one: EditTemplate, reason: VerdictReason, more: Partial<Lesson> = {}): Lesson[] {
  return Array.from({ length: runs }, (_, i) => lessonOf(`run ${i}`, { refused: [{ template: one, reason }], ...more }))
}

const CASE = noted("word === ''", "word === 'zebra'")
const KNOWN = edit(SOURCE, "text === ''", "text === 'attack'")
const BROKEN = noted("join('')", "join('') +")

function veto(recall: Recall, ...edits: readonly Edit[]): string | null {
  return createVetoes(recall, TASK, parse)(edits)
}

describe('a veto', () => {
  it('says why what was refused before is not even to be proposed', () => {
    expect(veto(recallOf(...refusedIn(2, CASE, 'refused')), KNOWN)).toBe('asks for a value that only the tests mention')
    expect(veto(recallOf(...refusedIn(2, BROKEN, 'does-not-load')), edit(SOURCE, "join('')", "join('') +"))).toMatch(
      /^does not parse: /,
    )
  })

  it.each([
    ['one run alone', recallOf(...refusedIn(1, CASE, 'refused'))],
    ['the same run twice', recallOf(...refusedIn(1, CASE, 'refused'), ...refusedIn(1, CASE, 'refused', { id: 'f'.repeat(32) }))],
    ['what was kept elsewhere', recallOf(...refusedIn(5, CASE, 'refused'), lessonOf('kept', { kept: [CASE] }))],
    ['what lost tests', recallOf(...refusedIn(5, CASE, 'regression'))],
    ['what was wrong in another way', recallOf(...refusedIn(5, CASE, 'does-not-load'))],
    ['nothing recalled', recallOf()],
    ['another change', recallOf(...refusedIn(5, noted('word ===', 'word !=='), 'refused'))],
  ])('is not said for %s', (_, recall) => {
    expect(veto(recall, KNOWN)).toBeNull()
  })

  it('is said of a combination with such a change', () => {
    const recall = recallOf(...refusedIn(2, CASE, 'refused'))
    expect(veto(recall, KNOWN, edit(SOURCE, 'map', 'flatMap'))).not.toBeNull()
  })

  it('needs a check that the edits confirm, whatever lessons say: a poisoned memory takes nothing away', () => {
    const parsed = parse(TASK.source)
    if (parsed.status !== 'parsed') throw new Error('does not parse')
    const proposals = sitesOf(SOURCE).flatMap((site) =>
      OPERATORS.filter(({ on }) => on.some((target) => site.targets.includes(target))).flatMap((operator) =>
        [...operator.propose(site)].slice(0, 3).map(({ edits }) => edits),
      ),
    )
    const all = [...proposals, [KNOWN], [edit(SOURCE, "join('')", "join('') +")]]
    const templates = all.flatMap((edits) => templatesOf({ edits, operators: ['any'] }, parsed.source))
    const lies = Array.from({ length: 30 }, (_, i) =>
      lessonOf(`lie ${i}`, {
        refused: templates.map((one) => ({ template: one, reason: i % 2 === 0 ? 'refused' : 'does-not-load' })),
      }),
    )
    const vetoOf = createVetoes(recallOf(...lies), TASK, parse)
    const vetoed = all.filter((edits) => vetoOf(edits) !== null)
    expect(proposals.length).toBeGreaterThan(150)
    expect(vetoed).toContainEqual([KNOWN])
    expect(vetoed.length).toBeLessThan(all.length / 10)
    for (const edits of vetoed) {
      const isRefused = refusal({ id: 0, agent: '', operators: [], edits, explanation: '' }, TASK) !== null
      const patched = parse({ path: 'program.js', text: applyEdits(SOURCE, edits) })
      expect(isRefused || patched.status === 'syntax-fault').toBe(true)
    }
  })

  it('is given up where lessons are wrong all the time', () => {
    const right = noted('.map', '.flatMap')
    const vetoOf = createVetoes(
      recallOf(...refusedIn(2, right, 'refused'), ...refusedIn(2, CASE, 'refused', { id: 'f'.repeat(32) })),
      TASK,
      parse,
    )
    for (let i = 0; i < 200; i++) expect(vetoOf([edit(SOURCE, '.map', '.flatMap')])).toBeNull()
    expect(vetoOf([KNOWN])).toBeNull()
  })

  it('knows no reason but its own', () => {
    const recall = recallOf(...refusedIn(3, CASE, 'constructor' as VerdictReason), ...refusedIn(3, CASE, 'passes-all'))
    expect(veto(recall, KNOWN)).toBeNull()
  })
})

describe('the key of a change', () => {
  it.each([
    ['i <= n', 'i < n', '<= -> <'],
    ['a[i] <= b.length - 1', 'a[i] < b.length - 1', '<= -> <'],
    ["x === 'a'", "x === 'bc'", null],
    ["x === ''", "x === 'bc'", '"" -> "_"'],
    ['.map', '.filter', 'map -> filter'],
    ['f(a, b)', 'f(b, a)', '$ , $ -> $ , $'],
    ['', 'return x;', ' -> return $'],
    ['a', 'a', null],
    ['a', 'b'.repeat(401), null],
  ])('%s to %s', (before, after, key) => {
    expect(changeKey(before, after)).toBe(key)
  })

  it('is that of the template which was made of it', () => {
    const { before, after } = CASE
    expect(changeKey(before, after)).toBe(changeKey("text === ''", "text === 'attack'"))
    expect(changeKey(template('$1 <= $2', '$1 < $2').before, '$1 < $2')).toBe('<= -> <')
  })
})

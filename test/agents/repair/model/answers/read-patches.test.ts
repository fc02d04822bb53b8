import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPatches } from '../../../../../agents/repair/model/answers/read-patches.ts'

const CODE = 'function add(a, b) {\n  return a + b\n}'
const HUNK = { search: '  return a - b', replace: '  return a + b' }
const HUNK_TEXT = `<<<<<<< SEARCH\n${HUNK.search}\n=======\n${HUNK.replace}\n>>>>>>> REPLACE`
const PLAN = 'Add instead of subtracting.'

function fenced(text: string, language = 'js', mark = '```'): string {
  return `${mark}${language}\n${text}\n${mark}`
}

function code(text = CODE, plan = PLAN) {
  return { kind: 'code', plan, code: text }
}

const hunks = (plan = PLAN) => ({ kind: 'hunks', plan, hunks: [HUNK] })

describe('patches in an answer', () => {
  it.each([
    ['a plan and a fence', `PLAN: ${PLAN}\n${fenced(CODE)}`, [code()]],
    ['a plan in bold and other tags', `**PLAN:** ${PLAN}\n\n${fenced(CODE, 'typescript')}\nThat is all.`, [code()]],
    ['a plan as a heading', `### Plan 1: ${PLAN}\n${fenced(CODE, 'JavaScript')}`, [code()]],
    ['tildes', `PLAN: ${PLAN}\n${fenced(CODE, 'js', '~~~')}`, [code()]],
    ['no plan', fenced(CODE), [code(CODE, '')]],
    ['no closing fence', `PLAN: ${PLAN}\n\`\`\`js\n${CODE}`, [code()]],
    ['no closing fence, and words', `PLAN: ${PLAN}\n\`\`\`js\n${CODE}\n\nThis adds the numbers.`, [code()]],
    ['no fence', `PLAN: ${PLAN}\n${CODE}`, [code()]],
    ['no fence, and words around', `I think that this is it:\n\n${CODE}\n\nIt adds the numbers now.`, [code(CODE, '')]],
    ['nothing but code', CODE, [code(CODE, '')]],
    ['thoughts with code', `<think>${fenced('function add() {}')}</think>\nPLAN: ${PLAN}\n${fenced(CODE)}`, [code()]],
    ['Windows line ends', `PLAN: ${PLAN}\r\n${fenced(CODE).replaceAll('\n', '\r\n')}`, [code()]],
    [
      'numbers before lines',
      `PLAN: ${PLAN}\n${fenced(
        CODE.split('\n')
          .map((line, i) => `${i + 8}| ${line}`)
          .join('\n'),
      )}`,
      [code()],
    ],
    ['tags of a field', `PLAN: ${PLAN}\n<tm:program>\n${CODE}\n</tm:program>`, [code()]],
    ['a hunk', `PLAN: ${PLAN}\n${HUNK_TEXT}`, [hunks()]],
    ['a hunk in a fence', `PLAN: ${PLAN}\n${fenced(HUNK_TEXT)}`, [hunks()]],
    ['a hunk without an end', `PLAN: ${PLAN}\n${HUNK_TEXT.replace(/\n>+ REPLACE/, '')}`, [hunks()]],
    ['a hunk without an end in a fence', `PLAN: ${PLAN}\n${fenced(HUNK_TEXT.replace(/\n>+ REPLACE/, ''))}\nDone.`, [hunks()]],
    ['two hunks', `${HUNK_TEXT}\n\nand\n\n${HUNK_TEXT}`, [{ kind: 'hunks', plan: '', hunks: [HUNK, HUNK] }]],
    ['two patches', `PLAN: ${PLAN}\n${fenced(CODE)}\nPLAN: b\n${HUNK_TEXT}`, [code(), hunks('b')]],
    ['two patches, first fence open', `PLAN: ${PLAN}\n\`\`\`js\n${CODE}\nPLAN: b\n${fenced(CODE)}`, [code(), code(CODE, 'b')]],
    ['a usage example', `${fenced(CODE)}\nUse it so:\n${fenced('console.log(add(1, 2))')}`, [code(CODE, '')]],
    ['commands', `${fenced('npm test\nnode a.js', 'bash')}\n${fenced('node a.js', '')}\n${fenced(CODE)}`, [code(CODE, '')]],
    ['an example that defines', `${fenced(CODE)}\n${fenced('const sum = add(1, 2)')}`, [code(CODE, '')]],
    [
      'a quotation of the fault',
      `${fenced(CODE.replace('+', '-'))}\nshould be\n${fenced(CODE)}`,
      [code(CODE, ''), code(CODE.replace('+', '-'), '')],
    ],
    ['two parts', `${fenced(CODE)}\n${fenced('function other() {}')}`, [code(`${CODE}\n\nfunction other() {}`, '')]],
    ['nothing', 'I do not know.', []],
    ['a refusal with braces', 'I cannot {do} that; sorry (really).', []],
    [
      'JSON',
      JSON.stringify({
        patches: [
          { plan: PLAN, code: CODE },
          { plan: PLAN, hunks: [HUNK] },
        ],
      }),
      [code(), hunks()],
    ],
    ['JSON in a fence, code in a fence', fenced(JSON.stringify({ plan: PLAN, code: fenced(CODE) }), 'json'), [code()]],
    ['a list in JSON', JSON.stringify([{ code: CODE }]), [code(CODE, '')]],
  ])('%s', (_, text, patches) => {
    expect(readPatches(text, 8, _ === 'two parts' ? ['add', 'other'] : ['add'])).toEqual(patches)
  })

  it('reads a unified diff as hunks', () => {
    const diff = '--- a/x.js\n+++ b/x.js\n@@ -1,3 +1,3 @@\n function add(a, b) {\n-  return a - b\n+  return a + b\n }'
    const search = 'function add(a, b) {\n  return a - b\n}'
    const expected = [{ kind: 'hunks', plan: '', hunks: [{ search, replace: CODE }] }]
    expect(readPatches(fenced(diff, 'diff'), 1)).toEqual(expected)
    expect(readPatches(fenced(diff, ''), 1)).toEqual(expected)
  })

  it.each([
    'constructor(load: () => void) {\n  load()\n}',
    'static override of<T>(buffer = new Buffer(16)): Promise<T> {\n  return a\n}',
    'get area() { return 1 }',
    'spread(\n  a,\n) {\n  return a\n}',
  ])('reads the method %s', (method) => {
    expect(readPatches(fenced(method), 1, ['other'])).toEqual([code(method, '')])
  })

  it('gives no more than asked for, and reads methods', () => {
    const method = '  area() {\n    return this.w * this.h\n  }'
    expect(readPatches([1, 2, 3].map(() => `PLAN: a\n${fenced(CODE)}`).join('\n'), 2)).toHaveLength(2)
    expect(readPatches(fenced(method), 1, ['area'])).toEqual([code(method, '')])
  })

  it('never throws, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '```',
        '```js',
        '~~~',
        'PLAN: x',
        '<<<<<<< SEARCH',
        '=======',
        '>>>>>>> REPLACE',
        CODE,
        '<think>',
        '{"code":',
      ),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        for (const patch of readPatches(pieces.join('\n'), 4, ['add'])) expect(['code', 'hunks']).toContain(patch.kind)
      }),
    )
  })

  it.each([
    'a',
    ' ',
    '(',
    'a(',
    'a (',
    '\n',
    '`',
    '```\n',
    '```js\n',
    '<<<<<<< SEARCH\n',
    '=======\n',
    'PLAN: ',
    '# ',
    '* ',
    '{',
    '"code":{',
    'const a = 1\n',
    'function f(',
    'static ',
    '\t',
    'class a',
  ])('reads a huge answer of %j', (piece) => {
    const before = performance.now()
    readPatches(piece.repeat(200_000 / piece.length), 4, ['add'])
    expect(performance.now() - before).toBeLessThan(3_000)
  })
})

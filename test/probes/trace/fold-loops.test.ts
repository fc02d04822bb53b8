import { expect, test } from 'vitest'
import type { ProbeKind, ProbePoint, TraceEvent } from '#core'
import { foldLoops } from '../../../probes/trace/fold-loops.ts'

const KINDS: readonly ProbeKind[] = ['loop', 'loop', 'assignment', 'function']
const points = KINDS.map((kind, id): ProbePoint => {
  return { id, kind, span: { start: id, end: id + 1 }, line: 1, functionName: 'f', label: `p${id}` }
})

/** Events from words: `L3` is the third turn of the outer loop, `l3` one of the inner, anything else a value; `|` ends a test. */
function events(text: string): TraceEvent[] {
  let test = 1
  return text.split(' ').flatMap((word, index): TraceEvent[] => {
    if (word === '|') test += 1
    if (word === '|') return []
    const place = { index, call: 1, test: `t${test}` }
    const loop = /^([Ll])(\d+)$/.exec(word)
    if (loop !== null) return [{ ...place, point: loop[1] === 'L' ? 0 : 1, value: null, visit: Number(loop[2]) }]
    return [{ ...place, point: 2, value: { type: 'number', text: word } }]
  })
}

function fold(text: string): string {
  const all = events(text)
  const { events: kept, folds } = foldLoops(points, all)
  const words = text.split(' ')
  return kept
    .flatMap(({ index }) => {
      const gaps = folds.filter(({ after }) => after === index)
      return [words[index], ...gaps.map(({ point, turns, same }) => `(${turns}${same ? ' same' : ''} of ${point})`)]
    })
    .join(' ')
}

test.each([
  ['turns that saw something else stay', 'L1 1 L2 2 L3 3', 'L1 1 L2 2 L3 3'],
  ['the same turns are told by their number', 'L1 7 L2 7 L3 7 L4 8', 'L1 7 (2 same of 0) L4 8'],
  ['the last turn stays: it may not be all there', 'L1 7 L2 7', 'L1 7 L2 7'],
  ['the same again after another', 'L1 7 L2 8 L3 7 L4 8 L5 1', 'L1 7 L2 8 L3 7 L4 8 L5 1'],
  ['two stretches of the same', 'L1 7 L2 7 L3 8 L4 8 L5 9', 'L1 7 (1 same of 0) L3 8 (1 same of 0) L5 9'],
  ['turns that were not kept are a gap', 'L1 1 L2 2 L99 99', 'L1 1 L2 2 (96 of 0) L99 99'],
  ['turns on both sides of a gap are not compared', 'L1 7 L99 7 L100 8', 'L1 7 (97 of 0) L99 7 L100 8'],
  ['an inner loop folds by itself', 'L1 l1 5 l2 5 l3 6 L2 9', 'L1 l1 5 (1 same of 1) l3 6 L2 9'],
  ['outer turns with inner ones', 'L1 l1 5 l2 6 L2 l3 5 l4 6 L3 9', 'L1 l1 5 l2 6 (1 same of 0) L3 9'],
  ['loops of different tests have nothing to do with one another', 'L1 7 | L1 7 | L1 7', 'L1 7 | L1 7 | L1 7'],
  ['no loop', '1 1 1', '1 1 1'],
])('%s', (_, text, folded) => {
  expect(fold(text)).toBe(folded.replaceAll('| ', ''))
})

test('inner turns that were folded tell outer turns apart', () => {
  expect(fold('L1 l1 5 l2 5 l3 5 l4 1 L2 l5 5 l6 5 l7 1 L3 9')).toBe('L1 l1 5 (2 same of 1) l4 1 L2 l5 5 (1 same of 1) l7 1 L3 9')
})

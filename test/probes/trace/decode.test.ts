import { expect, test } from 'vitest'
import type { ProbePoint } from '#core'
import { createEventLog } from '../../../probes/runtime/event-log.ts'
import { createRecorder } from '../../../probes/runtime/recorder.ts'
import { decodeTrace } from '../../../probes/trace/decode.ts'
import { layoutFor } from '../../../probes/trace/layout.ts'

const points = ['load', 'setup', 'body', 'other'].map((label, id): ProbePoint => {
  return { id, kind: 'statement', span: { start: id, end: id + 1 }, line: id + 1, functionName: 'f', label }
})

function recorder() {
  const layout = layoutFor(points.length, 2)
  const buffer = new ArrayBuffer(layout.bytes)
  const log = createEventLog(buffer, layout, () => ({ type: 'other', text: '' }))
  const { probe, beginTest, endTest } = createRecorder(buffer, layout, log)
  const hit = (point: number) => void (probe.$tm_n[point]! += 1)
  return {
    hit,
    beginTest,
    endTest,
    decode: (tests: readonly string[]) => decodeTrace({ buffer, layout, points, tests, results: [] }),
  }
}

test('statements before a test prepare it: several of them do, and one that runs nothing of the program takes nothing away', () => {
  const { hit, beginTest, endTest, decode } = recorder()
  const ran = (index: number, ...hits: number[]) => {
    beginTest(index)
    for (const point of hits) hit(point)
    endTest()
  }
  ran(0, 1)
  ran(1, 2)
  ran(2)
  ran(3)
  ran(4)
  ran(5, 3)
  ran(6)
  const ids = [undefined, undefined, undefined, 'a', 'b', undefined, 'c'] as string[]
  expect(decode(ids).spectra).toEqual([
    {
      test: 'a',
      counts: [
        [1, 1],
        [2, 1],
      ],
    },
    {
      test: 'b',
      counts: [
        [1, 1],
        [2, 1],
      ],
    },
    { test: 'c', counts: [[3, 1]] },
  ])
})

test('loading counts for every test, what ran between tests for those that follow it', () => {
  const { hit, beginTest, endTest, decode } = recorder()
  hit(0)
  endTest()
  beginTest(0)
  hit(2)
  endTest()
  hit(1)
  beginTest(1)
  endTest()
  hit(3)
  beginTest(2)
  hit(0)
  endTest()
  expect(decode(['a', 'b', 'c']).spectra).toEqual([
    {
      test: 'a',
      counts: [
        [0, 1],
        [2, 1],
      ],
    },
    {
      test: 'b',
      counts: [
        [0, 1],
        [1, 1],
      ],
    },
    {
      test: 'c',
      counts: [
        [0, 2],
        [3, 1],
      ],
    },
  ])
})

test('a test that never ended has its counts, and one that was begun twice has their sum', () => {
  const { hit, beginTest, endTest, decode } = recorder()
  beginTest(0)
  hit(2)
  endTest()
  beginTest(0)
  hit(2)
  beginTest(1)
  hit(3)
  const { spectra } = decode(['a', 'b'])
  expect(spectra).toEqual([
    { test: 'a', counts: [[2, 2]] },
    { test: 'b', counts: [[3, 1]] },
  ])
})

test('nothing recorded gives an empty trace', () => {
  expect(recorder().decode(['a'])).toEqual({
    points,
    spectra: [],
    events: [],
    folds: [],
    dropped: 0,
    probeEffect: { status: 'not-compared' },
  })
})

import { afterAll, expect, test } from 'vitest'
import { applyEdits, type Edit, type JudgedCandidate, type RepairTask } from '#core'
import type { Ask } from '../../../agents/alternatives/ask.ts'
import { chooseAlternatives } from '../../../agents/alternatives/choose-alternatives.ts'
import { compareBehaviour } from '../../../agents/alternatives/compare-behaviour.ts'
import { parseSource } from '../../../probes/parse.ts'
import { createSandbox } from '../../../probes/sandbox/sandbox.ts'
import { edit, opener, patches, taskOf } from './helpers.ts'

const sandbox = createSandbox()
const open = opener(sandbox)
afterAll(() => sandbox.close())

async function choose(task: RepairTask, plausible: readonly JudgedCandidate[], most = 5, ask: Ask | null = null) {
  const opened = await open(task)
  if (opened.status !== 'ready') throw new Error(opened.fault.message)
  try {
    const rest = {
      open,
      parse: parseSource,
      trace: null,
      seed: 1,
      most,
      timeMs: 60_000,
      clock: () => 0,
      ask,
      acceptsTypes: () => Promise.resolve(true),
    }
    return await chooseAlternatives(plausible, { task, session: opened.session, ...rest })
  } finally {
    await opened.session.close()
  }
}

/** Should give the largest; the tests leave open what an empty list and negative numbers give. */
const LARGEST = 'function largest(list) { let best = 0; for (const one of list) if (one < best) best = one; return best }'
const task = taskOf(
  LARGEST,
  "const assert = require('node:assert')\nassert.equal(largest([1, 5, 3]), 5)\nassert.equal(largest([2]), 2)",
)
const FLIP = edit(LARGEST, 'one < best', 'one > best')
const change = (from: string, to: string) => edit(LARGEST, from, to)
const plausible = (...changes: (readonly Edit[])[]) => patches(LARGEST, ['L2', 'L3'], changes)

test('one patch a behaviour, each with a small call that tells it from the first', async () => {
  const list = plausible(
    [FLIP],
    [change('one < best', 'one >= best')],
    [FLIP, change('best = 0', 'best = -Infinity')],
    [change('return best', 'return Math.max(...list)')],
  )
  const { alternatives, comparison } = await choose(task, list)
  expect(alternatives.map(({ candidate }) => candidate.id)).toEqual([0, 3])
  expect(alternatives[0]!.distinguishing).toBeNull()
  expect(alternatives[1]!.distinguishing).toEqual({ call: 'largest([])', result: '-Infinity', first: '0' })
  expect(comparison).toMatchObject({ patches: 3, behaviours: 2 })
})

test('of many behaviours so many are kept as are asked for, and what fails a test is never among them', async () => {
  const list = plausible(
    [FLIP],
    [change('one < best', 'one > best + 1')],
    [change('one < best', 'one > 4')],
    [change('return best', 'return Math.max(...list)')],
    [change('return best', 'return Math.max(0, ...list.map(Math.abs))')],
  )
  const chosen = async (most: number) => (await choose(task, list, most)).alternatives.map(({ candidate }) => candidate.id)
  expect(await chosen(5)).toEqual([0, 1, 3, 4])
  expect(await chosen(2)).toEqual([0, 1])
})

test('what the description shows comes before what was proposed first', async () => {
  const described = { ...task, description: 'Gives the largest number.\n>>> largest([-4, -2])\n-2' }
  const { alternatives } = await choose(described, plausible([FLIP], [change('return best', 'return Math.max(...list)')]))
  expect(alternatives.map(({ candidate }) => candidate.id)).toEqual([1, 0])
})

test('a program without end in some calls, and one that changes its arguments, behave otherwise', async () => {
  const list = plausible(
    [FLIP],
    [FLIP, change('return best', 'while (list.length === 0); return best')],
    [change('return best', 'return Math.max(0, ...list.sort())')],
  )
  const { alternatives } = await choose(task, [list[0]!, { ...list[1]!, edits: joined(list[1]!.edits) }, list[2]!])
  const told = alternatives.map(({ distinguishing }) => distinguishing && [distinguishing.result, distinguishing.first])
  expect(told).toHaveLength(3)
  expect(told).toContainEqual(['comes to no end', '0'])
  expect(told.some((one) => one?.[0]?.endsWith('(changes its arguments)'))).toBe(true)
})

/** One edit over all, so that no part of it can be left out. */
function joined(edits: readonly Edit[]): readonly Edit[] {
  return [{ start: 0, end: LARGEST.length, replacement: [applyEdits(LARGEST, edits)] }]
}

test('what one family changes at two places is shown small, and whole where that behaves otherwise', async () => {
  const [whole] = plausible([FLIP, change('best = 0', 'best = -Infinity')])
  const both = await choose(task, [{ ...whole!, operators: ['everywhere'] }])
  expect(both.alternatives.map(({ edits }) => edits.length)).toEqual([1, 2])
  const { alternatives } = await choose(task, [whole!])
  expect(alternatives.map(({ edits }) => edits.length)).toEqual([1])
})

test('where the tests show no calls the first confirmed patch stands for all', async () => {
  const blind = taskOf(
    LARGEST,
    "const assert = require('node:assert')\nconst x = JSON.parse('[1, 5, 3]')\nassert.equal(largest(x), 5)",
  )
  const list = patches(LARGEST, ['L3'], [[change('one < best', 'one > 5')], [FLIP]])
  const { alternatives, comparison } = await choose(blind, list)
  expect(alternatives.map(({ candidate }) => candidate.id)).toEqual([1])
  expect(comparison).toBeNull()
})

test('answers decide which patches stay, shown or typed; when none agrees none stays', async () => {
  const list = plausible([FLIP], [change('return best', 'return Math.max(...list)')])
  const asked: string[] = []
  const asking =
    (text: string): Ask =>
    ({ call, results }) => {
      asked.push(`${call} ${results.join(' or ')}`)
      return Promise.resolve({ kind: 'literal', text })
    }
  const only = async (ask: Ask) => (await choose(task, list, 5, ask)).alternatives.map(({ candidate }) => candidate.id)
  expect(await only(({ results }) => Promise.resolve({ kind: 'shown', result: results[1]! }))).toEqual([1])
  expect(await only(asking('0'))).toEqual([0])
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatch(/^largest\(\[.*\]\) \S+ or \S+$/)
  expect(await only(asking('"something else"'))).toEqual([])
  expect(await only(() => Promise.resolve({ kind: 'skip' }))).toEqual([0, 1])
  expect(await only(() => Promise.resolve({ kind: 'stop' }))).toEqual([0, 1])
})

test('two programs compared on calls like those of the tests', async () => {
  const by = { open, parse: parseSource, seed: 1 }
  const right = { ...task, source: { ...task.source, text: applyEdits(LARGEST, [FLIP]) } }
  const same = await compareBehaviour(right, 'const largest = (list) => list.reduce((a, b) => (a > b ? a : b), 0)', 250, by)
  expect(same!.same).toBe(same!.calls)
  expect(same!.calls).toBeGreaterThan(80)
  const other = await compareBehaviour(right, 'const largest = (list) => list[0]', 250, by)
  expect(other!.same).toBeLessThan(other!.calls)
})

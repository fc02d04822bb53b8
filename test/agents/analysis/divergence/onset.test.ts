import { expect, test } from 'vitest'
import type { Onset } from '#core'
import { findOnset } from '../../../../agents/analysis/divergence/onset.ts'
import { runCases } from '../../../helpers/run-cases.ts'

function saying(onset: Onset | null): string | null {
  if (onset === null) return null
  const { line, label, value, departs, passing } = onset
  return `${departs} ${line}: ${label} = ${value}; passing: ${passing.map((seen) => seen.value).join(', ')}`
}

const MEAN = `function mean(xs) {
  let sum = 0
  for (const x of xs) sum += x
  const mean = sum / xs.length
  return mean
}`

test('a value of a kind that no passing run saw there', () => {
  const observed = runCases(MEAN, [
    ['mean([1, 3])', 2],
    ['mean([2])', 2],
    ['mean([])', 0],
  ])
  const onset = findOnset(observed)
  expect(saying(onset)).toBe('value 4: mean = NaN; passing: 2, 2')
  expect(observed.trace.events[onset!.event]).toMatchObject({ test: 't2', value: { text: 'NaN' } })
})

test('a way that no passing run goes', () => {
  const text = `function grade(points) {
  if (points < 0) points = 0
  if (points > 90) {
    return 'B'
  }
  return 'C'
}`
  const observed = runCases(text, [
    ['grade(50)', 'C'],
    ['grade(-50)', 'C'],
    ['grade(95)', 'A'],
  ])
  expect(saying(findOnset(observed))).toBe('path 3: points > 90 = true; passing: false, false')
})

test('the combination of two branches can be new where each outcome is not', () => {
  const text = `function f(a, b) {
  let n = 0
  if (a) n = 1
  if (b) n = 1
  return n
}`
  const observed = runCases(text, [
    ['f(true, false)', 1],
    ['f(false, true)', 1],
    ['f(false, false)', 0],
    ['f(true, true)', 2],
  ])
  expect(saying(findOnset(observed))).toBe('path 4: b = true; passing: false, true, false')
})

test('what most failing runs share comes before what one of them does besides, and inputs are no departure', () => {
  const text = `function shout(text, times) {
  const head = text.slice(1)
  let out = head
  for (let i = 1; i < times; i++) out = out + text
  return out
}`
  const observed = runCases(text, [
    ["shout('', 1)", ''],
    ["shout('', 2)", ''],
    ["shout('ab', 1)", 'ab'],
    ["shout('abc', -1)", 'abc'],
  ])
  expect(saying(findOnset(observed))).toBe('value 2: text.slice(1) = "b"; passing: "", ""')
})

test('the same value in another calling context may be new', () => {
  const text = `function half(n) { return n / 2 }
function viaA(n) { return half(n) + 1 }
function viaB(n) { return half(n) - 1 }`
  const observed = runCases(text, [
    ['viaA(-2)', 0],
    ['viaB(2)', 0],
    ['viaB(-2)', 0],
  ])
  expect(saying(findOnset(observed))).toBe('value 1: n / 2 = -1; passing: 1')
})

test('runs that are alike have no onset', () => {
  const observed = runCases('function twice(n) {\n  return n * 3\n}', [
    ['twice(1)', 3],
    ['twice(2)', 4],
  ])
  expect(findOnset(observed)).toBeNull()
})

test('where nothing passes the onset is the first anomaly, if there is one', () => {
  expect(saying(findOnset(runCases(MEAN, [['mean([])', 0]])))).toBe('value 4: mean = NaN; passing: ')
  expect(saying(findOnset(runCases('const last = xs => xs[xs.length].id', [['last([{ id: 1 }])', 1]])))).toBe(
    'value 1: xs[xs.length] = undefined; passing: ',
  )
  expect(findOnset(runCases(MEAN, [['mean([1])', 2]]))).toBeNull()
})

test('an anomaly that passing runs have as well is no onset', () => {
  const observed = runCases('const f = (o) => [o.missing, o.n]', [
    ['f({ n: 1 })', [undefined, 1]],
    ['f({ n: 2 })', [2, 2]],
  ])
  expect(findOnset(observed)).toBeNull()
})

test('a trace without events has no onset', () => {
  const observed = runCases(MEAN, [['mean([])', 0]])
  expect(findOnset({ ...observed, trace: { ...observed.trace, events: [] } })).toBeNull()
})

test('a function that passing runs call from elsewhere is compared with those calls', () => {
  const text = `function last(xs) { return xs[xs.length - 1] }
function lastOfBoth(xs, ys) { return [last(xs), last(ys)] }`
  const observed = runCases(text, [
    ['last([1, 2])', 2],
    ['last([1])', 1],
    ['lastOfBoth([1], [])', [1, 0]],
  ])
  expect(saying(findOnset(observed))).toBe('value 1: xs.length - 1 = -1; passing: 1, 0')
})

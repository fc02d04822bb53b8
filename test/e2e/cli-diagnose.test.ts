import { expect, test } from 'vitest'
import { Project } from '../helpers/cli.ts'

const FAULTY = `export function price(amount, isMember) {
  const rate = isMember ? 0.9 : 1
  const total = amount + rate
  return total
}
`
const TESTS = `import assert from 'node:assert'
import { price } from './price.js'
assert.equal(price(0, false), 1)
assert.equal(price(10, false), 10)
assert.equal(price(10, true), 9)
`

const project = () => new Project({ 'price.js': FAULTY, 'price.test.js': TESTS })

test('a person is told what fails, what the lines did, and which place is suspected', async () => {
  using files = project()
  const { stdout, code } = await files.tracemend(['diagnose', 'price.js'])
  expect(code).toBe(0)
  expect(stdout).toContain('baseline  2 of 3 tests fail')
  expect(stdout).toMatch(/▶ 3 │ {3}const total = amount \+ rate +total = 10.9, amount = 10, rate = 0.9/)
  expect(stdout).toContain('\nsuspects  by spectrum (ochiai)')
  expect(stdout).not.toContain('validated')
  expect(stdout.split('\n').filter((line) => line.length > 120)).toEqual([])
})

test('all, a formula and signals can be asked for', async () => {
  using files = project()
  const all = await files.tracemend(['diagnose', 'price.js', '--all', '--formula', 'dstar', '--signals', 'spectrum,predicates'])
  expect(all.stdout).toContain('\nsuspects  by spectrum (dstar), predicates\n')
  expect(all.stdout).toMatch(/\ncalls\n {2}price \(line 1\)\n/)
  const one = await files.tracemend(['diagnose', 'price.js', '--json', '--formula', 'tarantula', '--signals', 'spectrum'])
  const { fault } = JSON.parse(one.stdout)
  expect(fault).toMatchObject({ formula: 'tarantula', signals: ['spectrum'] })
  expect(fault.suspects.every(({ signals }: { signals: object }) => Object.keys(signals).join() === 'spectrum')).toBe(true)
})

test.each([
  [['--formula', 'guess'], '--formula'],
  [['--signals', 'spectrum,guess'], '"guess"'],
  [['--signals', ''], '--signals'],
])('%j is refused', async (flags, named) => {
  using files = project()
  const { stderr, code } = await files.tracemend(['diagnose', 'price.js', ...flags])
  expect(stderr).toContain('error[USAGE]')
  expect(stderr).toContain(named)
  expect(code).toBe(2)
})

test('two versions are compared', async () => {
  using files = new Project({
    'price.js': FAULTY,
    'price.test.js': TESTS,
    'new.js': FAULTY.replace('amount + rate', 'amount * rate'),
  })
  const { stdout, code } = await files.tracemend(['compare', 'price.js', 'new.js'])
  expect(code).toBe(0)
  expect(stdout).toContain('passing now: L4 and L5')
  expect(stdout).toContain('now: line 3: `total` is 9')
  const missing = await files.tracemend(['compare', 'price.js', 'newer.js'])
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('newer.js')])
})

import { describe, expect, test } from 'vitest'
import { RepairResult } from '#core'
import { Project } from '../helpers/cli.ts'

/** The tests leave open whether a list may be empty, and whether numbers below zero count. */
const FAULTY = `function largest(list) {
  let best = 0
  for (const one of list) if (one < best) best = one
  return best
}
`
const TESTS = "const assert = require('node:assert')\nassert.equal(largest([1, 5, 3]), 5)\nassert.equal(largest([2]), 2)\n"
const files = { 'largest.js': FAULTY, 'largest.test.js': TESTS }
/** So that a machine under load finds the same patches. */
const SLOWLY = ['--no-save', '--max-time', '100']

describe('patches that pass all tests and differ', { timeout: 60_000 }, () => {
  test('are told with a call each, in the result and to people', async () => {
    using project = new Project(files)
    const { stdout, stderr } = await project.tracemend(['largest.js', '--json', ...SLOWLY])
    const { report, patch } = RepairResult.parse(JSON.parse(stdout))
    expect(report.alternatives.length).toBeGreaterThan(0)
    expect(report.alternatives.length).toBeLessThan(5)
    expect(report.comparison!.behaviours).toBeGreaterThan(report.alternatives.length)
    for (const other of report.alternatives) {
      expect(other.patch).not.toBe(patch)
      expect(other.distinguishing!.call).toMatch(/^largest\(\[.*\]\)$/)
      expect(other.distinguishing!.result).not.toBe(other.distinguishing!.first)
      project.write('largest.js', FAULTY)
      project.apply(other.patch)
      expect(project.read('largest.js')).toBe(other.source)
    }
    expect(stderr).toContain('pass all tests too')
  })

  test('are not looked for with --alternatives 1', async () => {
    using project = new Project(files)
    const { stdout } = await project.tracemend(['largest.js', '--json', '--alternatives', '1', ...SLOWLY])
    const { report } = RepairResult.parse(JSON.parse(stdout))
    expect(report).toMatchObject({ alternatives: [], comparison: null, patch: { confirmed: true } })
  })

  test('are asked about with --ask, on standard error; the answers decide', async () => {
    using project = new Project(files)
    const asked = (input: string) => project.tracemend(['largest.js', '--ask', '--json', ...SLOWLY], { input })
    const nothing = await asked('"neither"\n')
    expect(nothing.stderr).toMatch(/what should largest\(\[.*\]\) give\?\n {2}a\) /)
    expect(RepairResult.parse(JSON.parse(nothing.stdout))).toMatchObject({
      status: 'unrepaired',
      patch: null,
      source: FAULTY,
      report: { stop: { detail: expect.stringContaining('none of them gives your answers') } },
    })
    expect(nothing.code).toBe(1)
    const second = await asked('b\nb\nb\nb\nb\nb\nb\nb\n')
    expect(RepairResult.parse(JSON.parse(second.stdout)).status).toBe('repaired')
  })

  test('cannot be asked about when the program is on standard input', async () => {
    using project = new Project(files)
    const { code, stderr } = await project.tracemend(['-', '--tests', 'largest.test.js', '--ask'], { input: FAULTY })
    expect(code).toBe(2)
    expect(stderr).toContain('--ask')
  })
})

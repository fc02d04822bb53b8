import { readFileSync } from 'node:fs'

/**
 * Adds up the reports named on the command line (vitest's JSON shape) and prints `N passed, N failed` as the last line.
 * A report that is missing, unreadable or unsuccessful without a failing test counts as one failure. Exit code 1 on any failure.
 */
const counts = process.argv.slice(2).map(countsOf)
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

function countsOf(file: string): { passed: number; failed: number } {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number; success: boolean }
    return { passed: report.numPassedTests, failed: report.numFailedTests || (report.success ? 0 : 1) }
  } catch {
    console.log(`no report: ${file}`)
    return { passed: 0, failed: 1 }
  }
}

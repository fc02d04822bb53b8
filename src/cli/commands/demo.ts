import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { NO_LESSONS } from '../../config/lessons-place.ts'
import type { Reporter } from '../../report/reporter.ts'
import { loadTask } from '../load-task.ts'
import { createReporter, runRepair } from '../run-repair.ts'

const EXAMPLE = 'examples/merge-intervals.js'

/** `tracemend demo`: repairs the example that comes with the package. Writes and keeps nothing. */
export function demoCommand(): Command {
  return new Command('demo').description('repair a bundled example before your eyes; writes nothing').action(async () => {
    const home = dirname(createRequire(import.meta.url).resolve('tracemend/package.json'))
    const { task, notes } = await loadTask({ file: join(home, EXAMPLE) })
    const human = createReporter({}, false, false)
    const reporter: Reporter = { ...human, end: (result) => human.end(result, { patch: { to: 'nowhere' }, run: null }) }
    notes.forEach(reporter.note)
    await runRepair({ task, settings: { lessons: NO_LESSONS }, reporter, target: null, json: false, log: null })
    reporter.note('  nothing was written; now one of yours: tracemend FILE')
  })
}

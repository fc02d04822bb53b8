import { Command, Option } from 'commander'
import { EXIT, Limits } from '#core'
import { whole, wholePositive } from '../number-options.ts'
import { checkWritable, writeResult } from '../report/write-result.ts'
import { findSuite } from '../suites/index.ts'
import { ORACLES, type Oracle } from '../task.ts'
import { Counter } from './progress.ts'
import { assemble } from './result.ts'
import { drawRows } from './rows.ts'
import { runLessons } from './run-lessons.ts'
import { lessonsTable } from './table.ts'

const DEFAULT_SUITES = ['humanevalfix-js', 'llm-bugs-js', 'llm-bugs-ts']

/** No repair comes near: what is found must not depend on how fast the machine is. */
const MAX_TIME_MS = 600_000

interface LessonsOptions {
  readonly data?: string
  readonly oracle: Oracle
  readonly rows: number
  readonly maxCandidates: number
  readonly teaching: number
  readonly splits: number
  readonly seed: number
  readonly jobs: number
  readonly filter?: string
  readonly json?: string
}

/** `tracemend bench lessons` */
export function lessonsCommand(): Command {
  return new Command('lessons')
    .description('tell how many candidates lessons of other problems save, beside none and beside placebos')
    .argument('[suites...]', `default: ${DEFAULT_SUITES.join(', ')}`)
    .option('--data <DIR>', "a folder with the suites' files; else data beside the project, else what `bench fetch` fetched")
    .addOption(new Option('--oracle <KIND>', 'tests the repairer sees').choices(ORACLES).default('full'))
    .option('--rows <N>', 'rows a suite, drawn by lot, that are repaired with lessons and without', wholePositive, 100)
    .option('--teaching <N>', 'rows a suite that teach, these among them', wholePositive, 400)
    .option('--max-candidates <N>', 'candidates tried a row', wholePositive, 3_000)
    .option('--splits <N>', 'halves of the problems that are measured', wholePositive, 5)
    .addOption(new Option('--seed <N>', 'seeds search, `Math.random` and every lot').argParser(whole).default(1))
    .addOption(new Option('--jobs <N>', 'repairs at once, each with a sandbox of its own').argParser(wholePositive).default(2))
    .option('--filter <TEXT>', 'only rows whose id or problem contains it')
    .option('--json <OUT>', 'write figures and all repairs to this file, also when interrupted')
    .action(bench)
}

async function bench(names: readonly string[], options: LessonsOptions): Promise<void> {
  const suites = (names.length === 0 ? DEFAULT_SUITES : names).map(findSuite)
  if (options.json !== undefined) await checkWritable(options.json)
  const { data, oracle, rows, splits, seed, jobs, filter, maxCandidates } = options
  const teaching = Math.max(rows, options.teaching)
  const limits = Limits.parse({ maxTimeMs: MAX_TIME_MS, maxCandidates, alternatives: 1 })
  const root = process.cwd()
  const { drawn, skipped } = await drawRows(suites, { data, cwd: root, choice: { filter }, rows: teaching, oracle, seed })
  for (const { id, reason } of skipped) process.stderr.write(`${id} is skipped: ${reason}\n`)

  const counter = new Counter({
    live: process.stderr.isTTY,
    write: (text) => process.stderr.write(text),
    now: () => performance.now(),
  })
  const interrupt = new AbortController()
  const onSignal = () => interrupt.abort()
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  const { signal } = interrupt
  const { start: onStage, add: onRow } = counter
  const measured = await runLessons({ drawn, rows, splits, limits, seed, jobs, root, signal, onStage, onRow }).finally(() => {
    counter.end()
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  })

  const result = assemble({ oracle, limits, seed, splits, jobs, skipped }, drawn, measured)
  if (options.json !== undefined) await writeResult(options.json, result)
  process.stdout.write(lessonsTable(result))
  if (!result.complete) process.exitCode = EXIT.interrupted
  else process.exitCode = result.runs.length === 0 ? EXIT.infrastructure : EXIT.ok
}

import { Command, InvalidArgumentError, Option } from 'commander'
import { EXIT, Limits } from '#core'
import { chooseTasks } from './choose.ts'
import { loadData } from './data/load-data.ts'
import { readTasks } from './data/read-tasks.ts'
import { fetchCommand } from './fetch/fetch-command.ts'
import { Progress } from './report/progress.ts'
import { table } from './report/table.ts'
import { checkWritable, writeResult } from './report/write-result.ts'
import type { BenchResult } from './result.ts'
import { runTasks } from './run-tasks.ts'
import { leftOut, scoresOf, summarise } from './score.ts'
import { findSuite, SUITES } from './suites/index.ts'
import { ORACLES, underOracle, type Oracle } from './task.ts'

interface BenchOptions {
  readonly data?: string
  readonly oracle: Oracle
  readonly maxTime: number
  readonly maxCandidates?: number
  readonly seed: number
  readonly jobs: number
  readonly filter?: string
  readonly slice?: string
  readonly json?: string
}

const NOTES: Readonly<Record<Oracle, string>> = {
  visible: 'the repairer saw the visible tests only; held-out tests scored its patches',
  full: 'the repairer saw ALL tests; nothing is held out, so correct equals plausible',
}

/** `tracemend bench SUITE` and `tracemend bench fetch SUITE`. */
export function benchCommand(): Command {
  return new Command('bench')
    .description('repair every program of a benchmark suite and score the patches in fresh isolates')
    .argument('<suite>', SUITES.map((suite) => suite.name).join(', '))
    .option('--data FILE', "JSONL in the suite's format; else data beside the project, else what `bench fetch` fetched")
    .addOption(new Option('--oracle KIND', 'tests the repairer sees; the rest only scores').choices(ORACLES).default('visible'))
    .option('--max-time SECONDS', 'wall time a task', positive, 10)
    .option('--max-candidates N', 'candidates tried a task', wholePositive)
    .option('--seed N', 'seeds search and `Math.random`', whole, 1)
    .option('--jobs N', 'tasks at once, each with a sandbox of its own', wholePositive, 1)
    .option('--filter TEXT', 'only tasks whose id or problem contains it')
    .option('--slice A:B', 'only tasks A up to and without B, counted from 0 after the filter')
    .option('--json OUT', 'write the result to this file, also when interrupted')
    .addHelpText('after', `\nSuites:\n${SUITES.map((suite) => `  ${suite.name.padEnd(17)}${suite.title}`).join('\n')}`)
    .action(bench)
    .addCommand(fetchCommand())
}

async function bench(name: string, options: BenchOptions): Promise<void> {
  const suite = findSuite(name)
  if (options.json !== undefined) await checkWritable(options.json)
  const cwd = process.cwd()
  const data = await loadData(suite, { file: options.data, cwd })
  const rows = readTasks(suite, data.file, data.text)
  const tasks = chooseTasks(rows, options).map((task) => underOracle(task, options.oracle))
  const limits = Limits.parse({
    maxTimeMs: Math.ceil(options.maxTime * 1000),
    ...(options.maxCandidates !== undefined && { maxCandidates: options.maxCandidates }),
  })

  const progress = new Progress({
    total: tasks.length,
    live: process.stderr.isTTY,
    columns: process.stderr.columns ?? 80,
    write: (text) => process.stderr.write(text),
    now: () => performance.now(),
  })
  const interrupt = new AbortController()
  const onSignal = () => interrupt.abort()
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  const { outcomes, complete } = await runTasks(
    tasks,
    options.jobs,
    { limits, seed: options.seed, root: cwd, signal: interrupt.signal },
    progress.add,
  ).finally(() => {
    progress.end()
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  })

  const result: BenchResult = {
    schemaVersion: 1,
    suite: suite.name,
    oracle: options.oracle,
    note: NOTES[options.oracle],
    complete,
    data: { file: data.file, sha256: data.sha256, rows: rows.length, chosen: tasks.length },
    limits,
    seed: options.seed,
    jobs: options.jobs,
    tasks: scoresOf(outcomes),
    unsound: leftOut(outcomes, 'unsound'),
    unusable: leftOut(outcomes, 'unusable'),
    summary: summarise(outcomes),
  }
  if (options.json !== undefined) await writeResult(options.json, result)
  process.stdout.write(table(result))
  process.exitCode = exitCode(result)
}

/** Whatever the figures are, the command did what it was asked; unless it was interrupted, or nothing could be run at all. */
function exitCode({ complete, summary }: BenchResult): number {
  if (!complete) return EXIT.interrupted
  return summary.failed > 0 && summary.failed === summary.tasks ? EXIT.infrastructure : EXIT.ok
}

function positive(text: string): number {
  const value = Number(text)
  if (value > 0 && Number.isFinite(value)) return value
  throw new InvalidArgumentError('It must be a number above 0.')
}

function whole(text: string): number {
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number.')
}

function wholePositive(text: string): number {
  if (/^\d{1,15}$/.test(text) && Number(text) > 0) return Number(text)
  throw new InvalidArgumentError('It must be a whole number above 0.')
}

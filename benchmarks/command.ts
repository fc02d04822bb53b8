import { Command, Option } from 'commander'
import { EXIT, Limits } from '#core'
import { loadData } from './data/load-data.ts'
import { fetchCommand } from './fetch/fetch-command.ts'
import { localizationCommand } from './localization/command.ts'
import { positive, whole, wholePositive } from './number-options.ts'
import { Progress } from './report/progress.ts'
import { table } from './report/table.ts'
import { unrepaired } from './report/unrepaired.ts'
import { checkWritable, writeResult } from './report/write-result.ts'
import type { BenchResult } from './result.ts'
import { runSuite } from './run-suite.ts'
import { findSuite, SUITES } from './suites/index.ts'
import { ORACLES, type Oracle } from './task.ts'

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
  readonly unrepaired?: true
}

/** `tracemend bench SUITE`, `tracemend bench fetch SUITE` and `tracemend bench localization`. */
export function benchCommand(): Command {
  return new Command('bench')
    .enablePositionalOptions()
    .description('repair every program of a benchmark suite and score the patches in fresh isolates')
    .argument('<suite>', SUITES.map((suite) => suite.name).join(', '))
    .option('--data <FILE>', "JSONL in the suite's format; else data beside the project, else what `bench fetch` fetched")
    .addOption(new Option('--oracle <KIND>', 'tests the repairer sees; the rest only scores').choices(ORACLES).default('visible'))
    .option('--max-time <SECONDS>', 'wall time a task', positive, 10)
    .option('--max-candidates <N>', 'candidates tried a task', wholePositive)
    .option('--seed <N>', 'seeds search and `Math.random`', whole, 1)
    .option('--jobs <N>', 'tasks at once, each with a sandbox of its own', wholePositive, 1)
    .option('--filter <TEXT>', 'only tasks whose id or problem contains it')
    .option('--slice <A:B>', 'only tasks A up to and without B, counted from 0 after the filter')
    .option('--unrepaired', 'tell of every row that was not repaired how near it came, and the edit it would need')
    .option('--json <OUT>', 'write the result to this file, also when interrupted')
    .addHelpText('after', `\nSuites:\n${SUITES.map((suite) => `  ${suite.name.padEnd(17)}${suite.title}`).join('\n')}`)
    .action(bench)
    .addCommand(fetchCommand())
    .addCommand(localizationCommand())
}

async function bench(name: string, options: BenchOptions): Promise<void> {
  const suite = findSuite(name)
  if (options.json !== undefined) await checkWritable(options.json)
  const cwd = process.cwd()
  const data = await loadData(suite, { file: options.data, cwd })
  const limits = Limits.parse({
    maxTimeMs: Math.ceil(options.maxTime * 1000),
    ...(options.maxCandidates !== undefined && { maxCandidates: options.maxCandidates }),
  })
  const { oracle, seed, jobs } = options
  const progress = new Progress({
    live: process.stderr.isTTY,
    columns: process.stderr.columns ?? 80,
    write: (text) => process.stderr.write(text),
    now: () => performance.now(),
  })

  const interrupt = new AbortController()
  const onSignal = () => interrupt.abort()
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  const fixed = { suite, data, choice: options, oracle, limits, seed, jobs, root: cwd, signal: interrupt.signal }
  const result = await runSuite({ ...fixed, onStart: progress.start, onOutcome: progress.add }).finally(() => {
    progress.end()
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  })

  if (options.json !== undefined) await writeResult(options.json, result)
  process.stdout.write(table(result))
  if (options.unrepaired) process.stdout.write(`\n${unrepaired(result)}`)
  process.exitCode = exitCode(result)
}

/** Whatever the figures are, the command did what it was asked; unless it was interrupted, or nothing could be run at all. */
function exitCode({ complete, summary }: BenchResult): number {
  if (!complete) return EXIT.interrupted
  return summary.failed > 0 && summary.failed === summary.tasks ? EXIT.infrastructure : EXIT.ok
}

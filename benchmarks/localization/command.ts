import { Command, Option } from 'commander'
import { EXIT } from '#core'
import { loadData } from '../data/load-data.ts'
import { whole, wholePositive } from '../number-options.ts'
import { checkWritable, writeResult } from '../report/write-result.ts'
import { ARMS, OUTER_ARMS } from './arms.ts'
import { runLocalization } from './run-localization.ts'
import { modules } from '../seeded/modules.ts'
import { HUMAN, seeded } from './sources.ts'
import { localizationTable } from './table.ts'

interface LocalizationOptions {
  readonly data?: string
  readonly seed: number
  readonly jobs: number
  readonly filter?: string
  readonly slice?: string
  readonly json?: string
  readonly seeded?: true
  readonly faults: number
  readonly brief?: true
}

/** `tracemend bench localization` */
export function localizationCommand(): Command {
  return new Command('localization')
    .description('tell how high the true place of known faults is ranked, by every signal side by side')
    .option(
      '--data <FILE>',
      `JSONL in the format of ${HUMAN.suite.name} (with --seeded, of ${modules.name}); else data beside the project, else what \`bench fetch\` fetched`,
    )
    .addOption(new Option('--seed <N>', 'seeds `Math.random` of the programs').argParser(whole).default(1))
    .addOption(new Option('--jobs <N>', 'programs at once, each with a sandbox of its own').argParser(wholePositive).default(1))
    .option('--filter <TEXT>', 'only programs whose id or problem contains it')
    .option('--slice <A:B>', 'only programs A up to and without B, counted from 0 after the filter')
    .option('--seeded', 'faults that fixed operators put into modules that are right, in place of those that people made')
    .addOption(new Option('--faults <N>', 'seeded faults a module, at most').argParser(wholePositive).default(4))
    .option('--brief', 'only all signals together and what they are measured against, not each signal by itself')
    .option('--json <OUT>', 'write figures, ranks and what was excluded to this file')
    .action(bench)
}

async function bench(options: LocalizationOptions): Promise<void> {
  if (options.json !== undefined) await checkWritable(options.json)
  const cwd = process.cwd()
  const source = options.seeded ? seeded(options.faults) : HUMAN
  const data = await loadData(source.suite, { file: options.data, cwd })

  const interrupt = new AbortController()
  const onSignal = () => interrupt.abort()
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal)
  let done = 0
  const onRow = (total: number) => {
    done += 1
    if (done % 10 === 0 || done === total) process.stderr.write(`${done}/${total}\n`)
  }
  const { seed, jobs } = options
  const fixed = {
    source,
    data,
    choice: options,
    arms: options.brief ? OUTER_ARMS : ARMS,
    seed,
    jobs,
    root: cwd,
    signal: interrupt.signal,
  }
  const result = await runLocalization({ ...fixed, onRow }).finally(() => {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal)
  })

  if (options.json !== undefined) await writeResult(options.json, result)
  process.stdout.write(localizationTable(result))
  process.exitCode = result.complete ? EXIT.ok : EXIT.interrupted
}

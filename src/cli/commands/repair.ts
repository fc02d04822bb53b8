import { dirname, resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { loadSettings } from '../../config/load-settings.ts'
import { SETTING_OPTIONS } from '../../config/options.ts'
import type { SettingOption } from '../../config/setting-option.ts'
import type { Settings } from '../../config/settings.ts'
import { RunLog } from '../../trajectory/run-log.ts'
import { checkCanAsk } from '../ask.ts'
import { loadTask, STDIN, type TaskFiles } from '../load-task.ts'
import { checkModelFlags } from '../model-use.ts'
import { createReporter, runRepair, type RepairRun } from '../run-repair.ts'
import { addConfigFlags, addSettingFlags, readSettingFlags } from '../setting-flags.ts'
import { chooseTarget, type TargetOptions } from './target.ts'

export interface TaskOptions extends Omit<TaskFiles, 'file'> {
  readonly json?: boolean
  readonly config?: string | boolean
}

interface RepairCommandOptions extends TaskOptions, TargetOptions {
  readonly ask?: boolean
  readonly save: boolean
  readonly recordCalls?: string
  readonly replayCalls?: string
  readonly typecheck?: true
}

/** The flags that say what is to be repaired; common to repairing and diagnosing. */
export function addTaskFlags(command: Command): Command {
  return command
    .option('--tests <file>', 'the tests; else those beside the program')
    .option('--description <text>', 'what the program should do; @FILE reads it from a file')
    .option('--entry <name>', 'the function that JSON cases call')
}

export function addTargetFlags(command: Command): Command {
  return command
    .option('--write', 'replace the program with the repaired one')
    .option('--out <file>', 'write the repaired program to another file')
}

export function addRepairFlags(command: Command): Command {
  addTargetFlags(addTaskFlags(command))
  command
    .option('--json', 'print the result as one JSON object')
    .option('--no-save', 'keep nothing in .tracemend/runs')
    .option('--ask', 'where patches that pass all tests differ, ask on standard input what is meant')
    .option('--record-calls <file>', 'write all calls of the model to a file; keys are left out')
    .addOption(new Option('--replay-calls <file>', 'answer calls from such a file, and no others').conflicts('recordCalls'))
    .option('--typecheck', "keep only patches without new type errors, by the project's own TypeScript")
  return addConfigFlags(addSettingFlags(command))
}

/** `tracemend FILE`. */
export async function repairCommand(file: string, options: RepairCommandOptions, command: Command): Promise<void> {
  const { task, file: sourceFile, notes } = await loadTask({ ...options, file })
  const settings = settingsFor(command, options, sourceFile === null ? process.cwd() : dirname(sourceFile), task.root)
  const cassette = cassetteOf(options)
  checkModelFlags(readSettingFlags(command), SETTING_OPTIONS, settings, cassette ?? null)
  const json = options.json ?? false
  const asks = options.ask ?? false
  if (asks) checkCanAsk(file === STDIN, settings)
  const reporter = createReporter(settings, json)
  const target = chooseTarget(options, { file: sourceFile, text: task.source.text }, resolve(task.root, task.tests.path))
  notes.forEach(reporter.note)
  const log = options.save ? RunLog.create(task.root, reporter.note) : null
  const run = { task, settings, reporter, target, json, asks, log, typecheck: options.typecheck ?? false }
  await runRepair(cassette === null ? run : { ...run, cassette })
}

function cassetteOf({ recordCalls, replayCalls }: RepairCommandOptions): RepairRun['cassette'] | null {
  if (recordCalls !== undefined) return { mode: 'record', file: resolve(recordCalls) }
  return replayCalls === undefined ? null : { mode: 'replay', file: resolve(replayCalls) }
}

/** All layers of settings, for a program in `folder`. */
export function settingsFor(
  command: Command,
  { config }: Pick<TaskOptions, 'config'>,
  folder: string,
  root: string,
  offered: readonly SettingOption[] = SETTING_OPTIONS,
): Settings {
  const named = config === true || config === undefined ? {} : { config }
  const flags = readSettingFlags(command, offered)
  return loadSettings({ flags, environment: process.env, folder, root, ...named }).settings
}

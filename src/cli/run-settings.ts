import { dirname } from 'node:path'
import type { Command } from 'commander'
import { SETTING_OPTIONS } from '../config/options.ts'
import { limitsOf } from '../config/settings.ts'
import type { RunSettings } from '../session.ts'
import { settingsFor, type TaskOptions } from './commands/repair.ts'
import type { LoadedTask } from './load-task.ts'

const OF_RUNS: ReadonlySet<string> = new Set(['runTimeMs', 'memoryMb', 'seed', 'deterministic'])

/** Settings of commands that search for nothing, and whose answer is their output. */
export const RUN_FLAGS = SETTING_OPTIONS.filter(({ key }) => OF_RUNS.has(key))

/** How such a command runs its programs, from flags, configuration and defaults. */
export function runSettingsFor(command: Command, options: TaskOptions, { task, file }: LoadedTask): RunSettings {
  const settings = settingsFor(command, options, file === null ? process.cwd() : dirname(file), task.root, RUN_FLAGS)
  const { seed, deterministic } = settings
  return {
    limits: limitsOf(settings),
    ...(seed === undefined ? {} : { seed }),
    ...(deterministic === undefined ? {} : { deterministic }),
  }
}

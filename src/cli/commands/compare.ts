import { resolve } from 'node:path'
import { Command } from 'commander'
import { comparisonText } from '../../report/comparison-text.ts'
import { paintFor } from '../../report/style.ts'
import { loadTask } from '../load-task.ts'
import { printJson } from '../output.ts'
import { readText } from '../read-text.ts'
import { addConfigFlags, addSettingFlags } from '../setting-flags.ts'
import { RUN_FLAGS, runSettingsFor } from '../run-settings.ts'
import { addTaskFlags, type TaskOptions } from './repair.ts'

/** `tracemend compare FILE OTHER`: two versions of a program under the same tests. */
export function compareCommand(): Command {
  const command = new Command('compare')
    .description('run two versions of a program and show where their runs part')
    .argument('<file>', 'the earlier version; its tests are used')
    .argument('<other>', 'the later version')
    .option('--json', 'print the comparison as one JSON object')
  addConfigFlags(addSettingFlags(addTaskFlags(command), RUN_FLAGS))
  return command.action(async (file: string, other: string, options: TaskOptions) => {
    const loaded = await loadTask({ ...options, file })
    for (const note of loaded.notes) process.stderr.write(`${note}\n`)
    const { compare } = await import('../../compare.ts')
    const later = { path: other, text: readText(resolve(other)) }
    const comparison = await compare(loaded.task, later, runSettingsFor(command, options, loaded))
    if (options.json) printJson(comparison)
    else process.stdout.write(`${comparisonText(comparison, paintFor(process.stdout)).join('\n')}\n`)
  })
}

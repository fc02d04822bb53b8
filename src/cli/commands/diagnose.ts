import { dirname } from 'node:path'
import { Command } from 'commander'
import { EXIT, failedIds } from '#core'
import { SETTING_OPTIONS } from '../../config/options.ts'
import { limitsOf } from '../../config/settings.ts'
import { baselineText, evidenceText, faultText } from '../../report/fault-text.ts'
import { printable } from '../../report/printable.ts'
import { paintFor } from '../../report/style.ts'
import { traceText } from '../../report/trace-text.ts'
import { loadTask } from '../load-task.ts'
import { printJson } from '../output.ts'
import { addConfigFlags, addSettingFlags } from '../setting-flags.ts'
import { addTaskFlags, settingsFor, type TaskOptions } from './repair.ts'

const USABLE: ReadonlySet<string> = new Set(['failing', 'green', 'does-not-load', 'syntax-fault'])

/** Diagnosing searches for nothing, and its answer is its output. */
const FLAGS = SETTING_OPTIONS.filter(({ key }) => key !== 'maxTimeMs' && key !== 'maxCandidates' && key !== 'reporter')

/** `tracemend diagnose FILE`: what was seen, and no patch. */
export function diagnoseCommand(): Command {
  const command = new Command('diagnose')
    .description('show what the tests and probes saw; no patch')
    .argument('<file>', 'the program; - reads standard input')
    .option('--json', 'print the evidence as one JSON object')
    .option('--trace', 'show what a failing test did, step by step; in JSON, the trace of all tests')
  addConfigFlags(addSettingFlags(addTaskFlags(command), FLAGS))
  return command.action(async (file: string, options: TaskOptions & { readonly trace?: boolean }) => {
    const { task, file: sourceFile, notes } = await loadTask({ ...options, file })
    const settings = settingsFor(command, options, sourceFile === null ? process.cwd() : dirname(sourceFile), task.root, FLAGS)
    const { seed, deterministic } = settings
    for (const note of notes) process.stderr.write(`${note}\n`)
    const { diagnose } = await import('../../diagnose.ts')
    const diagnosis = await diagnose(task, {
      limits: limitsOf(settings),
      ...(seed === undefined ? {} : { seed }),
      ...(deterministic === undefined ? {} : { deterministic }),
    })
    const { trace, ...evidence } = diagnosis
    if (options.json) printJson(options.trace ? diagnosis : evidence)
    else {
      const paint = paintFor(process.stdout)
      const { baseline, fault, tests } = diagnosis
      const lines = fault === null ? [] : [...faultText(fault, task.source.path, paint), ...evidenceText(fault, paint)]
      if (options.trace && trace !== null) lines.push(...traceText(trace, failedIds(tests), paint))
      const title = paint('bold', printable(task.source.path))
      process.stdout.write(`${[title, ...baselineText(baseline, paint), ...lines].join('\n')}\n`)
    }
    process.exitCode = USABLE.has(diagnosis.baseline.status) ? EXIT.ok : EXIT.unusable
  })
}

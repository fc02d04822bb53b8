import { Command, Option } from 'commander'
import { EXIT, failedIds, FORMULAS, SIGNALS, TracemendError, type AnalysisOptions, type Formula, type Signal } from '#core'
import { baselineText } from '../../report/fault-text.ts'
import { diagnosisText } from '../../report/fault/diagnosis-text.ts'
import { printable } from '../../report/printable.ts'
import { paintFor } from '../../report/style.ts'
import { traceText } from '../../report/trace-text.ts'
import { loadTask } from '../load-task.ts'
import { printJson } from '../output.ts'
import { addConfigFlags, addSettingFlags } from '../setting-flags.ts'
import { RUN_FLAGS, runSettingsFor } from '../run-settings.ts'
import { addTaskFlags, type TaskOptions } from './repair.ts'

interface DiagnoseFlags extends TaskOptions {
  readonly trace?: boolean
  readonly all?: boolean
  readonly formula?: Formula
  readonly signals?: string
}

const USABLE: ReadonlySet<string> = new Set(['failing', 'green', 'does-not-load', 'syntax-fault'])

/** `tracemend diagnose FILE`: what was seen, and no patch. */
export function diagnoseCommand(): Command {
  const command = new Command('diagnose')
    .description('show what the tests and probes saw; no patch')
    .argument('<file>', 'the program; - reads standard input')
    .option('--json', 'print the evidence as one JSON object')
    .option('--all', 'tell all: every suspect, calls, blocks and values')
    .addOption(new Option('--formula <name>', 'how what tests ran is weighed (default ochiai)').choices(FORMULAS))
    .option('--signals <names>', `what is asked, by commas (default all): ${SIGNALS.join(', ')}`)
    .option('--trace', 'show what a failing test did, step by step; in JSON, the trace of all tests')
  addConfigFlags(addSettingFlags(addTaskFlags(command), RUN_FLAGS))
  return command.action(async (file: string, options: DiagnoseFlags) => {
    const loaded = await loadTask({ ...options, file })
    for (const note of loaded.notes) process.stderr.write(`${note}\n`)
    const { task } = loaded
    const { diagnose } = await import('../../diagnose.ts')
    const diagnosis = await diagnose(task, { ...runSettingsFor(command, options, loaded), analysis: analysisOf(options) })
    const { trace, probed: _, ...evidence } = diagnosis
    if (options.json) printJson(options.trace ? { ...evidence, trace } : evidence)
    else {
      const paint = paintFor(process.stdout)
      const { baseline, fault, tests } = diagnosis
      const { path, text } = task.source
      const lines = fault === null ? [] : diagnosisText({ path, source: text, fault, trace, all: options.all ?? false, paint })
      if (options.trace && trace !== null) lines.push(...traceText(trace, failedIds(tests), paint))
      const title = paint('bold', printable(task.source.path))
      process.stdout.write(`${[title, ...baselineText(baseline, paint), ...lines].join('\n')}\n`)
    }
    process.exitCode = USABLE.has(diagnosis.baseline.status) ? EXIT.ok : EXIT.unusable
  })
}

function analysisOf({ formula, signals }: DiagnoseFlags): Partial<AnalysisOptions> {
  return { ...(formula === undefined ? {} : { formula }), ...(signals === undefined ? {} : { signals: readSignals(signals) }) }
}

function readSignals(text: string): Signal[] {
  return text.split(',').map((name) => {
    const signal = SIGNALS.find((known) => known === name.trim())
    if (signal !== undefined) return signal
    throw new TracemendError('USAGE', `--signals: ${JSON.stringify(name)} is not accepted`, `one or more of ${SIGNALS.join(',')}`)
  })
}

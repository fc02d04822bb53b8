import type { ReporterName } from '../config/settings.ts'
import { createHumanReporter } from './human-reporter.ts'
import { createNdjsonReporter } from './ndjson-reporter.ts'
import type { Reporter, ReporterOptions } from './reporter.ts'
import { silentReporter } from './silent-reporter.ts'

/** One line for each way of reporting. */
export const REPORTER: Record<ReporterName, (options: ReporterOptions) => Reporter> = {
  human: createHumanReporter,
  ndjson: createNdjsonReporter,
  silent: () => silentReporter,
}

import { asEventLine } from './event-schema.ts'
import type { Reporter, ReporterOptions } from './reporter.ts'

/** One JSON object a line on standard output: every event as it happens, and last `{"type": "result", "result": …}`. */
export function createNdjsonReporter({ stdout, stderr }: ReporterOptions): Reporter {
  const print = (line: object) => stdout.write(`${JSON.stringify(line)}\n`)
  return {
    event: (event) => print(asEventLine(event)),
    note: (text) => stderr.write(`${text}\n`),
    end: (result) => print({ type: 'result', result }),
  }
}

import type { Reporter } from './reporter.ts'

/** Says nothing: the exit code and what was asked for on standard output are all. */
export const silentReporter: Reporter = {
  event() {},
  note() {},
  end() {},
}

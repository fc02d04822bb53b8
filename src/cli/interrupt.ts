import { EXIT } from '#core'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Makes the first Ctrl-C (or SIGTERM, SIGHUP) abort the work in an orderly way, and the second end the process at once. */
export function abortOnSignal(say: (text: string) => void): AbortSignal {
  const controller = new AbortController()
  const stop = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted)
    say(`${signal}: finishing the step at hand; once more ends at once`)
    controller.abort(new Error(`interrupted by ${signal}`))
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  return controller.signal
}

import type { LoadFault } from '#core'
import type { CaseSink } from './case-sink.ts'
import type { Site } from './harness.ts'
import type { Mailbox } from './mailbox.ts'

/** One line of a run's mailbox. */
export type RunMessage =
  | {
      readonly type: 'test'
      readonly id: string
      readonly name: string
      readonly line: number | null
      readonly failure: unknown
      readonly steps: number
      readonly isGuard: boolean
    }
  | { readonly type: 'case'; readonly index: number; readonly id: string }
  | { readonly type: 'fault'; readonly fault: LoadFault }
  | { readonly type: 'console'; readonly line: string }

export interface Reporter {
  readonly sink: CaseSink
  /** Tells the id of the case with that index. */
  named(index: number, id: string): void
  fault(fault: LoadFault): void
  console(lines: readonly string[]): void
}

/** Posts all that a run does, case by case as they end. Self-contained. */
export function createReporter(
  mailbox: Mailbox,
  sites: readonly Site[],
  /** Guards that are cases also where they do not throw, because they threw before. */
  knownGuards: readonly string[],
  maxSteps: number,
  ms: number,
): Reporter {
  /** A case gets this part of the run's steps, in the end half of what is left; never less than the least. */
  const PART = 1 / 16
  const LEAST_STEPS = 20_000
  const { stringify } = JSON
  const known: Record<string, boolean> = { __proto__: null } as never
  for (const id of knownGuards) known[id] = true
  let left = maxSteps

  /** Without a prototype, so that no `toJSON` can speak for it. */
  const post = (message: object) => mailbox.write(stringify(message))

  function charge(steps: number): void {
    left = left > steps ? left - steps : 0
  }

  const sink: CaseSink = {
    get steps() {
      const half = left / 2
      const share = maxSteps * PART < half ? maxSteps * PART : half
      return share > LEAST_STEPS ? Math.floor(share) : LEAST_STEPS
    },
    ms,
    describes: true,
    wants(site, occurrence, isGuard) {
      if (!isGuard) return true
      const id = site < 0 ? 'script' : sites[site]!.id
      return known[occurrence === 1 ? id : `${id}#${occurrence}`] === true
    },
    ended(id, site, _, failure, steps, isGuard) {
      charge(steps)
      const told = failure === null ? null : { __proto__: null, ...failure }
      const name = site < 0 ? (id === 'script' ? 'the test script runs to its end' : id) : sites[site]!.name
      const line = site < 0 ? null : sites[site]!.line
      post({ __proto__: null, type: 'test', id, name, line, failure: told, steps, isGuard })
    },
    used: charge,
    reported(result) {
      const { id, name, line } = result
      const failure = result.status === 'failed' ? { __proto__: null, ...result.failure } : null
      post({ __proto__: null, type: 'test', id, name, line, failure, steps: 0, isGuard: false })
    },
    leaving: () => null,
  }
  return {
    sink,
    named: (index, id) => post({ __proto__: null, type: 'case', index, id }),
    fault: (fault) => post({ __proto__: null, type: 'fault', fault: { __proto__: null, ...fault } }),
    console(lines) {
      for (let i = 0; i < lines.length; i++) post({ __proto__: null, type: 'console', line: lines[i]! })
    },
  }
}

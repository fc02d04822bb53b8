import type { ModelUse, RepairAgent } from '#core'
import { ARM, type ArmConfig } from './arms.ts'
import type { Desk } from './desk.ts'
import { attempts } from './strategies/attempts.ts'
import { micro } from './strategies/micro.ts'
import { tracecoder } from './strategies/tracecoder.ts'
import { Work, type Proposing } from './work.ts'

export interface ModelAgentOptions {
  readonly desk: Desk
  readonly use: ModelUse
  /** Works on what a patch nearly solves. */
  readonly search: RepairAgent
}

const STRATEGY: Readonly<Record<ArmConfig['strategy'], (work: Work) => Proposing>> = { attempts, tracecoder, micro }

/** Repairs with a language model, in the way that its arm says. It only proposes: budgets are the desk's, verdicts the judge's. */
export function createModelAgent({ desk, use, search }: ModelAgentOptions): RepairAgent {
  const arm = ARM[use.arm]
  return {
    name: 'model',
    isCostly: true,
    propose(context) {
      desk.reopen()
      return STRATEGY[arm.strategy](new Work(context, { desk, use, arm, search }))
    },
  }
}

import type { Arm } from '#core'
import type { EvidenceLevel } from './evidence/index.ts'

/** Who is asked beside the agent that writes patches. */
export type Role = 'instrumentation' | 'analysis' | 'reviewer'

/** One configuration of the loop. */
export interface ArmConfig {
  readonly strategy: 'attempts' | 'tracecoder' | 'micro'
  /** What is told of the failure. */
  readonly evidence: EvidenceLevel
  /** Whether it is told what earlier attempts were, and what came of them. */
  readonly isToldOutcomes: boolean
  readonly roles: readonly Role[]
  /** Whether the search's best is told, and the search mends what a patch nearly solves. */
  readonly isWithSearch: boolean
  /** Attempts at one text of the program. */
  readonly attempts: number
}

const ALONE = { strategy: 'attempts', isToldOutcomes: true, roles: [], isWithSearch: false, attempts: 16 } as const

/** From the least to the most, then the two programs that we compare with. Blind resampling asks until its budget ends. */
export const ARM: Readonly<Record<Arm, ArmConfig>> = {
  resample: { ...ALONE, evidence: 'none', isToldOutcomes: false, attempts: 64 },
  failed: { ...ALONE, evidence: 'failed' },
  error: { ...ALONE, evidence: 'error' },
  trace: { ...ALONE, evidence: 'trace' },
  causes: { ...ALONE, evidence: 'causes' },
  lessons: { ...ALONE, evidence: 'lessons' },
  full: { ...ALONE, evidence: 'lessons', roles: ['instrumentation', 'analysis', 'reviewer'], isWithSearch: true },
  tracecoder: { ...ALONE, strategy: 'tracecoder', evidence: 'error' },
  micro: { ...ALONE, strategy: 'micro', evidence: 'error' },
}

/** Attempts in a row that bring nothing new, after which the program is written anew, from its description; and once more, then it is given up. */
export const STALL = 3

import type { LanguageModel, ModelUse } from '#core'
import type { BenchArm } from './arms.ts'

/** A model that was opened, and how all arms use it. */
export interface BenchModel {
  readonly languageModel: LanguageModel
  /** Policy and arm are each arm's own. Its price is null only where it is not known, and no limit of money needs it. */
  readonly use: ModelUse
  /** For the whole run; null: no limit. */
  readonly maxUsd: number | null
}

/** Which arms run; `model` is null where none of them needs one. */
export interface ArmsPlan {
  readonly arms: readonly BenchArm[]
  readonly model: BenchModel | null
}

import type { FailureSignature, RepairTask } from '#core'
import type { Investigation } from '../investigate.ts'

/** The failure's shape, free of names and values. */
export function signatureOf(_task: RepairTask, { baseline, fault, program }: Investigation): FailureSignature {
  const errors = baseline.finished.flatMap((test) => (test.status === 'failed' ? [test.failure.errorName] : []))
  return {
    language: program.status === 'parsed' ? program.source.language : 'js',
    errors: [...new Set(errors)].sort(),
    assertions: [],
    differences: [],
    symptoms: (fault?.symptoms ?? []).map(({ kind }) => kind),
    blamed: [],
    slice: [],
    operators: [],
    grams: [],
  }
}

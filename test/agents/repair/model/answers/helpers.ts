import { applyEdits, composeEdits } from '#core'
import { createProber } from '#probes'
import type { PatchText } from '../../../../../agents/repair/model/answers/patch-text.ts'
import { placePatch } from '../../../../../agents/repair/model/answers/place.ts'

export const { parse } = createProber()

/** The program with the patch, or the problem and its detail. */
export function placed(program: string, patch: PatchText, path = 'program.js'): string {
  const outcome = placePatch({ path, text: program }, patch, parse)
  if (outcome.status === 'unusable') return `${outcome.problem}: ${outcome.detail}`
  if (JSON.stringify(composeEdits(outcome.edits)) !== JSON.stringify(outcome.edits)) return 'edits that overlap, or in disorder'
  return applyEdits(program, outcome.edits)
}

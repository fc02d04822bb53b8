import type { SignatureKeys } from '../embed/signature-keys.ts'
import type { StoredLesson, Worth } from '../store/store.ts'
import type { Fused } from './fuse.ts'

/** Why a lesson was found, in words. `worth` is as it counts now. */
export function reasonsFor({ stored, by }: Fused, keys: SignatureKeys, similarity: number, worth: Worth): readonly string[] {
  const place = by.includes('keys') ? [sameShape(stored, keys)] : []
  const shape = `near in shape (${similarity.toFixed(2)})`
  const words = by.includes('words') ? ['shares telling words'] : []
  const taught = worth.taught > 1 ? [`taught by ${worth.taught} runs`] : []
  return [...place, shape, ...words, ...taught, ...provedBy(worth)]
}

function sameShape(stored: StoredLesson, { exactKey }: SignatureKeys): string {
  return stored.exactKey === exactKey ? 'fails in the same way at the same kind of place' : 'fails in the same way'
}

function provedBy({ uses, helped, harmed }: Worth): readonly string[] {
  if (helped > harmed) return ['helped lately']
  if (harmed > 0) return ['led astray lately']
  return uses >= 1 ? ['has not helped lately'] : []
}

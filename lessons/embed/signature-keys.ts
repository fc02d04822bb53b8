import type { FailureSignature } from '#core'
import { digestOf } from '../hash.ts'

/** Equal for failures of the very same shape, and for those of the same rough shape: hexadecimal digits. */
export interface SignatureKeys {
  readonly exactKey: string
  readonly roughKey: string
}

/** The exact key knows all but the syntax tree's grams; the rough one, how it fails and not where. */
export function signatureKeys(signature: FailureSignature): SignatureKeys {
  const { language, errors, assertions, differences, symptoms, blamed, slice, operators } = signature
  const how = [[language], errors, assertions, differences, symptoms]
  return { exactKey: keyOf([...how, blamed, slice, operators]), roughKey: keyOf(how) }
}

function keyOf(fields: readonly (readonly string[])[]): string {
  return digestOf(fields.map((words) => [...words].sort()))
}

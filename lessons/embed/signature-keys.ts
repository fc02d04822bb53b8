import type { FailureSignature } from '#core'
import { digestOf } from './hash.ts'

/** Equal for failures of the very same shape, and for those of the same rough shape: hexadecimal digits. */
export interface SignatureKeys {
  readonly exactKey: string
  readonly roughKey: string
}

/** The exact key knows all but the syntax tree's grams; the rough one, how it fails and what kind of node is blamed first. */
export function signatureKeys(signature: FailureSignature): SignatureKeys {
  const { language, errors, assertions, differences, symptoms, blamed, slice, operators } = signature
  const [first = ''] = blamed
  return {
    exactKey: digestOf([language, errors, assertions, differences, symptoms, blamed, slice, operators].map(inOrder)),
    roughKey: digestOf([language, errors, differences, symptoms, first].map(inOrder)),
  }
}

function inOrder(words: string | readonly string[]): string | readonly string[] {
  return typeof words === 'string' ? words : [...words].sort()
}

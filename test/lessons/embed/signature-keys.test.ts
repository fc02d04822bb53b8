import { expect, it } from 'vitest'
import type { FailureSignature } from '#core'
import { signatureKeys } from '../../../lessons/embed/signature-keys.ts'
import { SIGNATURE } from '../signature.ts'

const { exactKey, roughKey } = signatureKeys(SIGNATURE)

it.each<readonly [string, Partial<FailureSignature>, { readonly exact: boolean; readonly rough: boolean }]>([
  ['other grams', { grams: [] }, { exact: true, rough: true }],
  ['another order', { operators: [...SIGNATURE.operators].reverse() }, { exact: true, rough: true }],
  ['other operators', { operators: ['<'] }, { exact: false, rough: true }],
  ['other places', { blamed: [], slice: [] }, { exact: false, rough: true }],
  ['another error', { errors: ['TypeError'] }, { exact: false, rough: false }],
  ['another difference', { differences: [] }, { exact: false, rough: false }],
  ['another language', { language: 'ts' }, { exact: false, rough: false }],
])('has the same keys where it should: %s', (_, change, same) => {
  const keys = signatureKeys({ ...SIGNATURE, ...change })
  expect({ exact: keys.exactKey === exactKey, rough: keys.roughKey === roughKey }).toEqual(same)
})

it('has keys of hexadecimal digits, and never takes a word of one field for one of another', () => {
  expect([exactKey, roughKey]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{32}$/)])
  const moved = signatureKeys({ ...SIGNATURE, errors: SIGNATURE.symptoms, symptoms: SIGNATURE.errors })
  expect(moved.roughKey).not.toBe(roughKey)
})

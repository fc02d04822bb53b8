import type { OwnData } from './own-data.ts'

/** Adds what a value is to a hash; 32 bits, unsigned. Equal plain data give equal hashes, in whatever realm and run. */
export type Fingerprint = (hash: number, value: unknown) => number

/** Hashes values (FNV-1a over what is seen of them). Looks at so much at most, and runs no code of theirs. Self-contained. */
export function createFingerprint({ isProxy, own, className }: OwnData): Fingerprint {
  const DEEPEST = 4
  const MOST_LOOKS = 200
  const MOST_MEMBERS = 32
  /** So many signs from the start, and so many from the end of a text. */
  const MOST_SIGNS = 100
  const PRIME = 0x01000193
  const { apply, ownKeys } = Reflect
  const { isArray } = Array
  const { imul } = Math
  const { charCodeAt } = String.prototype
  const toText = String
  const word = new Float64Array(1)
  const halves = new Int32Array(word.buffer)
  let looks = 0

  const mix = (hash: number, bits: number) => imul(hash ^ bits, PRIME)

  function ofText(hash: number, text: string): number {
    const { length } = text
    const first = length < MOST_SIGNS ? length : MOST_SIGNS
    const last = length - MOST_SIGNS > first ? length - MOST_SIGNS : first
    let out = mix(hash, length)
    for (let i = 0; i < first; i++) out = mix(out, apply(charCodeAt, text, [i]))
    for (let i = last; i < length; i++) out = mix(out, apply(charCodeAt, text, [i]))
    return out
  }

  function ofNumber(hash: number, value: number): number {
    if (value === (value | 0) && (value !== 0 || 1 / value > 0)) return mix(hash, value)
    word[0] = value === value ? value : Number.NaN
    return mix(mix(hash, halves[0]!), halves[1]! ^ 0x5f)
  }

  function ofObject(hash: number, value: object, depth: number): number {
    if (isArray(value)) {
      const length = own(value, 'length') as number
      let out = mix(hash, length ^ 0xa1)
      for (let i = 0; i < length && i < MOST_MEMBERS; i++) out = of(out, own(value, i), depth)
      return out
    }
    const keys = ownKeys(value)
    let out = mix(ofText(hash, className(value) ?? ''), keys.length ^ 0xb2)
    for (let i = 0; i < keys.length && i < MOST_MEMBERS; i++) {
      const key = keys[i]!
      if (typeof key === 'string') out = ofText(out, key)
      out = of(out, own(value, key), depth)
    }
    return out
  }

  function of(hash: number, value: unknown, depth: number): number {
    if (++looks > MOST_LOOKS) return hash
    switch (typeof value) {
      case 'number':
        return ofNumber(mix(hash, 1), value)
      case 'string':
        return ofText(mix(hash, 2), value)
      case 'boolean':
        return mix(hash, value ? 4 : 3)
      case 'undefined':
        return mix(hash, 5)
      case 'bigint':
        return value < 10n ** 40n && value > -(10n ** 40n) ? ofText(mix(hash, 6), toText(value)) : mix(hash, 7)
      case 'object':
        if (value === null) return mix(hash, 8)
        if (isProxy(value)) return mix(hash, 9)
        return depth === DEEPEST ? mix(hash, 10) : ofObject(mix(hash, 11), value, depth + 1)
      default:
        return mix(hash, 12)
    }
  }

  return (hash, value) => {
    looks = 0
    return of(hash, value, 0) >>> 0
  }
}

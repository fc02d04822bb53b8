/**
 * A small `Buffer`: making, joining, comparing, and text as UTF-8, Latin-1, hex and base64. Puts it into the realm; needs its text
 * encoders and base64 functions. Self-contained.
 */
export function installBuffer(): void {
  interface Realm {
    readonly TextEncoder: new () => { encode(text: string): Uint8Array }
    readonly TextDecoder: new () => { decode(bytes: Uint8Array): string }
    readonly atob: (text: string) => string
    readonly btoa: (text: string) => string
  }
  const { TextEncoder, TextDecoder, atob, btoa } = globalThis as unknown as Realm
  const latin1 = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  const codes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

  function encodingOf(name: unknown): string {
    const known = String(name ?? 'utf8')
      .toLowerCase()
      .replace('-', '')
    return known === 'binary' || known === 'ascii' ? 'latin1' : known
  }

  function toBytes(text: string, encoding: unknown): Uint8Array {
    switch (encodingOf(encoding)) {
      case 'utf8':
        return new TextEncoder().encode(text)
      case 'latin1':
        return codes(text)
      case 'hex':
        return Uint8Array.from(text.match(/[\da-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16))
      case 'base64':
      case 'base64url':
        return codes(
          atob(
            text
              .replaceAll('-', '+')
              .replaceAll('_', '/')
              .replace(/[^\w+/]/g, ''),
          ),
        )
      default:
        throw new TypeError(`Unknown encoding: ${String(encoding)}`)
    }
  }

  class Buffer extends Uint8Array {
    static override from(source: unknown, encoding?: unknown): Buffer {
      const bytes = typeof source === 'string' ? toBytes(source, encoding) : new Uint8Array(source as ArrayLike<number>)
      const made = new Buffer(bytes.length)
      made.set(bytes)
      return made
    }
    static alloc(size: number, fill: number | string = 0): Buffer {
      const filling = typeof fill === 'string' ? toBytes(fill, 'utf8') : [fill]
      return Buffer.from(Array.from({ length: size }, (_, i) => filling[i % filling.length] ?? 0))
    }
    static concat(list: readonly Uint8Array[]): Buffer {
      return Buffer.from(list.flatMap((bytes) => Array.from(bytes)))
    }
    static isBuffer(value: unknown): boolean {
      return value instanceof Buffer
    }
    static byteLength(text: string, encoding?: unknown): number {
      return toBytes(text, encoding).length
    }

    override toString(encoding?: unknown): string {
      switch (encodingOf(encoding)) {
        case 'utf8':
          return new TextDecoder().decode(this)
        case 'latin1':
          return latin1(this)
        case 'hex':
          return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('')
        case 'base64':
          return btoa(latin1(this))
        case 'base64url':
          return btoa(latin1(this)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
        default:
          throw new TypeError(`Unknown encoding: ${String(encoding)}`)
      }
    }
    equals(other: Uint8Array): boolean {
      return this.length === other.length && this.every((byte, i) => byte === other[i])
    }
    toJSON(): object {
      return { type: 'Buffer', data: Array.from(this) }
    }
  }

  Object.defineProperty(globalThis, 'Buffer', { value: Buffer, writable: true, configurable: true, enumerable: false })
}

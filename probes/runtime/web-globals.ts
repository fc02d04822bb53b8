/**
 * Gives the realm what programs for Node and browsers take for granted and a bare isolate lacks: `structuredClone`, text encoding,
 * base64, `global`, and a `process` that knows nothing. Self-contained.
 */
export function installWebGlobals(print: (...args: unknown[]) => void, later: (callback: () => void) => void): void {
  const realm = globalThis as unknown as Record<string, unknown>
  const define = (name: string, value: unknown) =>
    Object.defineProperty(realm, name, { value, writable: true, configurable: true, enumerable: false })
  const TypedArray = Object.getPrototypeOf(Uint8Array)

  class TextEncoder {
    readonly encoding = 'utf-8'
    encode(input: unknown = ''): Uint8Array {
      const bytes: number[] = []
      for (const character of String(input)) {
        const point = character.codePointAt(0)!
        const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
        if (code < 0x80) bytes.push(code)
        else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63))
        else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
        else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
      }
      return Uint8Array.from(bytes)
    }
  }

  class TextDecoder {
    readonly encoding = 'utf-8'
    decode(input?: ArrayBuffer | ArrayBufferView): string {
      if (input === undefined) return ''
      const bytes = ArrayBuffer.isView(input)
        ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
        : new Uint8Array(input)
      let text = ''
      for (let i = 0; i < bytes.length;) {
        const first = bytes[i++]!
        const extra = first < 0x80 ? 0 : first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : -1
        let code = extra === 0 ? first : first & (0x3f >> extra)
        let read = 0
        while (read < extra && (bytes[i]! & 0xc0) === 0x80) {
          code = (code << 6) | (bytes[i++]! & 63)
          read++
        }
        text += extra < 0 || read < extra || code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)
      }
      return text
    }
  }

  const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

  function btoa(input: unknown): string {
    const text = String(input)
    let out = ''
    for (let i = 0; i < text.length; i += 3) {
      const codes = [text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)]
      if (codes.some((code) => code > 255)) throw new Error('Invalid character')
      const bits = (codes[0]! << 16) | ((codes[1]! || 0) << 8) | (codes[2]! || 0)
      const left = text.length - i
      out += ALPHABET[bits >> 18]! + ALPHABET[(bits >> 12) & 63]!
      out += (left > 1 ? ALPHABET[(bits >> 6) & 63]! : '=') + (left > 2 ? ALPHABET[bits & 63]! : '=')
    }
    return out
  }

  function atob(input: unknown): string {
    const text = String(input).replace(/[\t\n\f\r ]|={1,2}$/g, '')
    let out = ''
    let bits = 0
    for (let i = 0; i < text.length; i++) {
      const value = ALPHABET.indexOf(text[i]!)
      if (value < 0 || text.length % 4 === 1) throw new Error('The string to be decoded is not correctly encoded.')
      bits = ((bits << 6) | value) & 0xffffff
      if (i % 4 > 0) out += String.fromCharCode((bits >> (6 - 2 * (i % 4))) & 255)
    }
    return out
  }

  function refuse(value: unknown): never {
    const error = new Error(
      `${typeof value === 'object' ? Object.prototype.toString.call(value) : String(value)} could not be cloned.`,
    )
    throw Object.defineProperty(error, 'name', { value: 'DataCloneError' })
  }

  /** The structured clone algorithm (HTML standard 2.7) for what a program can make here. */
  function structuredClone(value: unknown, seen = new Map<object, unknown>()): unknown {
    if (typeof value === 'function' || typeof value === 'symbol') return refuse(value)
    if (value === null || typeof value !== 'object') return value
    if (seen.has(value)) return seen.get(value)
    const keep = <T>(copy: T): T => {
      seen.set(value, copy)
      return copy
    }
    if (value instanceof Date) return keep(new Date(value.getTime()))
    if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags))
    if (value instanceof Number || value instanceof String || value instanceof Boolean) return keep(Object(value.valueOf()))
    if (value instanceof ArrayBuffer) return keep(value.slice(0))
    if (value instanceof DataView)
      return keep(new DataView(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength)))
    if (value instanceof TypedArray) return keep((value as unknown as Uint8Array).slice())
    if (value instanceof Map) {
      const copy = keep(new Map())
      for (const [key, item] of [...value]) copy.set(structuredClone(key, seen), structuredClone(item, seen))
      return copy
    }
    if (value instanceof Set) {
      const copy = keep(new Set())
      for (const item of [...value]) copy.add(structuredClone(item, seen))
      return copy
    }
    if (value instanceof WeakMap || value instanceof WeakSet || value instanceof Promise) return refuse(value)
    if (value instanceof Error) {
      const copy = keep(Object.create(Object.getPrototypeOf(value)))
      for (const key of ['message', 'stack', 'cause']) {
        if (!Object.hasOwn(value, key)) continue
        const item = structuredClone((value as unknown as Record<string, unknown>)[key], seen)
        Object.defineProperty(copy, key, { value: item, writable: true, configurable: true, enumerable: false })
      }
      return copy
    }
    const copy = keep<Record<string, unknown>>(Array.isArray(value) ? (new Array(value.length) as never) : {})
    for (const key of Object.keys(value)) copy[key] = structuredClone((value as Record<string, unknown>)[key], seen)
    return copy
  }

  const process = {
    env: {},
    argv: ['node', 'program'],
    platform: 'linux',
    version: '',
    versions: {},
    pid: 1,
    cwd: () => '/',
    uptime: () => 0,
    memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
    hrtime: Object.assign(() => [0, 0], { bigint: () => 0n }),
    nextTick: (callback: (...args: unknown[]) => void, ...args: unknown[]) => later(() => callback(...args)),
    stdout: { write: (text: unknown) => (print(text), true) },
    stderr: { write: (text: unknown) => (print(text), true) },
    on: () => process,
    once: () => process,
    exit() {
      throw new Error('process.exit is not available inside the sandbox')
    },
  }

  // Shared by all programs of a realm, but for the environment, which is cleaned.
  for (const part of [process.stdout, process.stderr, process.versions, process.hrtime, process.argv]) Object.freeze(part)
  define('global', globalThis)
  define('TextEncoder', TextEncoder)
  define('TextDecoder', TextDecoder)
  define('btoa', btoa)
  define('atob', atob)
  define('structuredClone', (value: unknown) => structuredClone(value))
  define('process', process)
}

export interface Hashes {
  md5(bytes: Uint8Array): Uint8Array
  sha256(bytes: Uint8Array): Uint8Array
}

/** MD5 (RFC 1321) and SHA-256 (FIPS 180-4), for programs that hash in tests. Self-contained. */
export function createHashes(): Hashes {
  const rotateLeft = (x: number, n: number) => (x << n) | (x >>> (32 - n))
  const rotateRight = (x: number, n: number) => (x >>> n) | (x << (32 - n))

  /** Message, a one bit, zeros, and the length in bits: whole blocks of 64 bytes. */
  function pad(bytes: Uint8Array, littleEndian: boolean): DataView {
    const size = (((bytes.length + 8) >>> 6) << 6) + 64
    const padded = new Uint8Array(size)
    padded.set(bytes)
    padded[bytes.length] = 0x80
    const view = new DataView(padded.buffer)
    const low = (bytes.length << 3) >>> 0
    const high = Math.floor(bytes.length / 2 ** 29)
    view.setUint32(size - 8, littleEndian ? low : high, littleEndian)
    view.setUint32(size - 4, littleEndian ? high : low, littleEndian)
    return view
  }

  function toBytes(words: readonly number[], littleEndian: boolean): Uint8Array {
    const view = new DataView(new ArrayBuffer(words.length * 4))
    words.forEach((word, i) => view.setUint32(i * 4, word >>> 0, littleEndian))
    return new Uint8Array(view.buffer)
  }

  const SHIFTS = [
    [7, 12, 17, 22],
    [5, 9, 14, 20],
    [4, 11, 16, 23],
    [6, 10, 15, 21],
  ]
  const SINES = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32))

  function md5(bytes: Uint8Array): Uint8Array {
    const view = pad(bytes, true)
    let [a0, b0, c0, d0] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476]
    for (let block = 0; block < view.byteLength; block += 64) {
      let [a, b, c, d] = [a0, b0, c0, d0]
      for (let i = 0; i < 64; i++) {
        const round = i >> 4
        let f: number
        let g: number
        if (round === 0) [f, g] = [(b & c) | (~b & d), i]
        else if (round === 1) [f, g] = [(d & b) | (~d & c), (5 * i + 1) % 16]
        else if (round === 2) [f, g] = [b ^ c ^ d, (3 * i + 5) % 16]
        else [f, g] = [c ^ (b | ~d), (7 * i) % 16]
        const sum = (f + a + SINES[i]! + view.getUint32(block + g * 4, true)) | 0
        ;[a, d, c] = [d, c, b]
        b = (b + rotateLeft(sum, SHIFTS[round]![i % 4]!)) | 0
      }
      ;[a0, b0, c0, d0] = [(a0 + a) | 0, (b0 + b) | 0, (c0 + c) | 0, (d0 + d) | 0]
    }
    return toBytes([a0, b0, c0, d0], true)
  }

  const primes: number[] = []
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  const fraction = (x: number) => Math.floor((x - Math.floor(x)) * 2 ** 32) | 0
  const K = primes.map((prime) => fraction(Math.cbrt(prime)))
  const H = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))

  function sha256(bytes: Uint8Array): Uint8Array {
    const view = pad(bytes, false)
    const hash = [...H]
    const w = new Int32Array(64)
    for (let block = 0; block < view.byteLength; block += 64) {
      for (let i = 0; i < 16; i++) w[i] = view.getInt32(block + i * 4)
      for (let i = 16; i < 64; i++) {
        const [x, y] = [w[i - 15]!, w[i - 2]!]
        const s0 = rotateRight(x, 7) ^ rotateRight(x, 18) ^ (x >>> 3)
        const s1 = rotateRight(y, 17) ^ rotateRight(y, 19) ^ (y >>> 10)
        w[i] = w[i - 16]! + s0 + w[i - 7]! + s1
      }
      let [a, b, c, d, e, f, g, h] = hash as [number, number, number, number, number, number, number, number]
      for (let i = 0; i < 64; i++) {
        const s1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25)
        const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0
        const s0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22)
        const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
        ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
      }
      ;[a, b, c, d, e, f, g, h].forEach((word, i) => (hash[i] = (hash[i]! + word) | 0))
    }
    return toBytes(hash, false)
  }

  return { md5, sha256 }
}

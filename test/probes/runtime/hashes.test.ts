import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createHashes } from '../../../probes/runtime/hashes.ts'

it.each(['md5', 'sha256'] as const)('%s agrees with node:crypto', (name) => {
  const hash = createHashes()[name]
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(Buffer.from(hash(bytes)).toString('hex')).toBe(createHash(name).update(bytes).digest('hex'))
    }),
  )
})

import type { Exchange } from '../exchange.ts'
import type { Cassette, CassetteUse } from './cassette.ts'
import { recording } from './record.ts'
import { replaying } from './replay.ts'

/** The exchange, recorded or replayed where that is wanted. Throws `MODEL_INVALID` for a file that cannot be read or written. */
export async function cassetteOf(use: CassetteUse | null, live: Exchange, key: string | null): Promise<Cassette> {
  if (use === null) return { exchange: live, close: async () => {} }
  return use.mode === 'replay' ? replaying(use.file) : recording(use.file, live, key)
}

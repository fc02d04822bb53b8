import type { Exchange } from '../exchange.ts'
import { recording } from './record.ts'
import { replaying } from './replay.ts'

/** A file of calls: written while they are made, or answering in the network's place. */
export interface CassetteUse {
  readonly mode: 'record' | 'replay'
  readonly file: string
}

export interface Cassette {
  readonly exchange: Exchange
  close(): Promise<void>
}

/** The exchange, recorded or replayed where that is wanted. Throws `MODEL_INVALID` for a file that cannot be read or written. */
export async function cassetteOf(use: CassetteUse | null, live: Exchange, key: string | null): Promise<Cassette> {
  if (use === null) return { exchange: live, close: async () => {} }
  return use.mode === 'replay' ? replaying(use.file) : recording(use.file, live, key)
}

import type { Exchange } from '../exchange.ts'

/** A file of calls: written while they are made, or answering in the network's place. */
export interface CassetteUse {
  readonly mode: 'record' | 'replay'
  readonly file: string
}

export interface Cassette {
  readonly exchange: Exchange
  close(): Promise<void>
}

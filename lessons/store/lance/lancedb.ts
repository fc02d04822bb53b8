export type { Connection, Index, Query, Table, VectorQuery } from '@lancedb/lancedb'

// Read when it is loaded: it warns on stderr of what is no concern of a user.
process.env['LANCEDB_LOG'] ??= 'error'

export const { connect, Index: indexOf, MatchQuery } = await import('@lancedb/lancedb')

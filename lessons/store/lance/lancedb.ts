import './quiet.ts'

export * from '@lancedb/lancedb'

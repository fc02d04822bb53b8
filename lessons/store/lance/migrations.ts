import { SCHEMA_KEY, STORE_SCHEMA } from './schema.ts'
import type { Table } from './lancedb.ts'

/** Brings a table from the schema before `to` to it. It may be begun again after a kill: each change looks whether it has been made. */
export interface Migration {
  readonly to: number
  readonly apply: (table: Table) => Promise<void>
}

/** In order, none left out. */
export const MIGRATIONS: readonly Migration[] = []

/** Does what is not done yet; the version of the schema is noted after each. By the only writer. */
export async function migrate(table: Table, from: number, migrations = MIGRATIONS, target = STORE_SCHEMA): Promise<void> {
  for (const { to, apply } of migrations) {
    if (to <= from || to > target) continue
    await apply(table)
    await table.updateFieldMetadata([{ path: 'id', metadata: { [SCHEMA_KEY]: String(to) } }])
  }
}

import type { Table } from './lancedb.ts'
import { SCHEMA_KEY, STORE_SCHEMA } from './schema.ts'

/** Brings a table from the schema before `to` to it. It may be begun again after a kill: each change looks whether it has been made. */
export interface Migration {
  readonly to: number
  readonly apply: (table: Table) => Promise<void>
}

/** In order, none left out. */
const MIGRATIONS: readonly Migration[] = []

/**
 * Does what is not done yet, and notes the version of the schema after each. By the only writer.
 *
 * @throws Error where the table is too old for the migrations that there are
 */
export async function migrate(table: Table, from: number, migrations = MIGRATIONS): Promise<void> {
  let version = from
  for (const { to, apply } of migrations.filter((migration) => migration.to > from)) {
    if (to !== version + 1) break
    await apply(table)
    await table.updateFieldMetadata([{ path: 'id', metadata: { [SCHEMA_KEY]: String(to) } }])
    version = to
  }
  if (version !== STORE_SCHEMA) throw new Error(`there is no way from schema ${version} to ${STORE_SCHEMA}`)
}

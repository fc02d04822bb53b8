import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { schemaTexts } from './schemas.ts'

const folder = fileURLToPath(new URL('../../schemas/', import.meta.url))
mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(schemaTexts())) writeFileSync(join(folder, name), text)

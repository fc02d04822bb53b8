import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { schemaTexts } from '../../../src/report/schemas.ts'

const folder = new URL('../../../schemas/', import.meta.url)

test('the published schemas are up to date', () => {
  const published = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
  expect(published).toEqual(schemaTexts())
})

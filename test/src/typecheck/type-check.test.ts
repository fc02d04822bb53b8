import { mkdir, mkdtemp, readFile, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTypeCheck, type TypeCheck } from '../../../src/typecheck/type-check.ts'

const ORIGINAL = `import { double, type Price } from './prices'

export function total(prices: Price[]): number {
  const unknown: string = 1
  return prices.reduce((sum, price) => sum + double(price.amount), 0)
}
`
const FILES = {
  'src/prices.ts': 'export interface Price {\n  amount: number\n}\nexport const double = (n: number) => n * 2\n',
  'src/total.ts': ORIGINAL,
}
const OPTIONS = { strict: true, noEmit: true, target: 'es2022', module: 'esnext', moduleResolution: 'bundler', types: [] }

const folders: string[] = []

/** A project on disk with the named package as its typescript. */
async function project(files: Readonly<Record<string, string>>, typescript: string | null): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'tracemend-types-')))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  if (typescript !== null) {
    await mkdir(join(folder, 'node_modules'))
    await symlink(join(process.cwd(), 'node_modules', typescript), join(folder, 'node_modules/typescript'))
  }
  return folder
}

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

const CONFIGS = {
  'one tsconfig.json': { 'tsconfig.json': JSON.stringify({ compilerOptions: OPTIONS, include: ['src'] }) },
  'a tsconfig.json that refers to others': {
    'tsconfig.json': JSON.stringify({
      files: [],
      references: [{ path: './tsconfig.node.json' }, { path: './tsconfig.app.json' }],
    }),
    'tsconfig.node.json': JSON.stringify({ compilerOptions: { ...OPTIONS, strict: false }, files: ['build.ts'] }),
    'tsconfig.app.json': JSON.stringify({ compilerOptions: OPTIONS, include: ['src'] }),
    'build.ts': 'export {}\n',
  },
}

describe.for(['typescript', '@typescript/native'])('with %s', { timeout: 120_000 }, (typescript) => {
  describe.for(Object.keys(CONFIGS) as (keyof typeof CONFIGS)[])('and %s', (config) => {
    let folder: string
    let check: TypeCheck
    beforeAll(async () => {
      folder = await project({ ...FILES, ...CONFIGS[config] }, typescript)
      check = await openTypeCheck(join(folder, 'src/total.ts'), ORIGINAL)
      return () => check.close()
    }, 120_000)

    test.for([
      ['the original, with the error that it has', ORIGINAL, true],
      ['another right program', ORIGINAL.replace('sum + double', 'sum - double'), true],
      ['the old error on another line', `\n\n${ORIGINAL}`, true],
      ['one without the old error', ORIGINAL.replace('const unknown: string = 1', ''), true],
      ['a property that the imported type has not', ORIGINAL.replace('.amount', '.cost'), false],
      ['a result of another type', ORIGINAL.replace('return prices', 'return !prices'), false],
      ['what only strict forbids', ORIGINAL.replace('return prices', 'return prices.at(0)?.amount ?? null ?? prices'), false],
      ['the old error twice', ORIGINAL.replace('const unknown', 'const other: string = 1\n  const unknown'), false],
      ['no program', ORIGINAL.replace('return', 'return return'), false],
      ['the original again', ORIGINAL, true],
    ] as const)('%s', async ([, program, accepted]) => {
      expect(await check.acceptsTypes(program)).toBe(accepted)
    })

    test('several questions at once are answered each, and no file is written', async () => {
      const wrong = ORIGINAL.replace('.amount', '.cost')
      const asked = [ORIGINAL, wrong, ORIGINAL, wrong].map((program) => check.acceptsTypes(program))
      expect(await Promise.all(asked)).toEqual([true, false, true, false])
      expect(await readFile(join(folder, 'src/total.ts'), 'utf8')).toBe(ORIGINAL)
      expect((await readdir(join(folder, 'src'))).sort()).toEqual(['prices.ts', 'total.ts'])
    })
  })
})

describe('types that cannot be checked are an error that says why', () => {
  const uncheckable = (message: string) =>
    expect.objectContaining({ code: 'TYPES_UNCHECKABLE', message: expect.stringContaining(message) })

  test('no tsconfig.json', async () => {
    const folder = await project(FILES, 'typescript')
    await expect(openTypeCheck(join(folder, 'src/total.ts'), ORIGINAL)).rejects.toThrow(uncheckable('no tsconfig.json'))
  })

  test('no package typescript', async () => {
    const folder = await project({ ...FILES, ...CONFIGS['one tsconfig.json'] }, null)
    await expect(openTypeCheck(join(folder, 'src/total.ts'), ORIGINAL)).rejects.toThrow(uncheckable('no package typescript'))
  })

  test('a package typescript that fails', async () => {
    const broken = {
      'node_modules/typescript/package.json': '{ "name": "typescript", "version": "5.9.0", "main": "index.js" }',
      'node_modules/typescript/index.js': 'throw new Error("half installed")\n',
    }
    const folder = await project({ ...FILES, ...CONFIGS['one tsconfig.json'], ...broken }, null)
    await expect(openTypeCheck(join(folder, 'src/total.ts'), ORIGINAL)).rejects.toThrow(uncheckable('half installed'))
  })

  test('a check that was closed', async () => {
    const folder = await project({ ...FILES, ...CONFIGS['one tsconfig.json'] }, 'typescript')
    const check = await openTypeCheck(join(folder, 'src/total.ts'), ORIGINAL)
    check.close()
    await expect(check.acceptsTypes(ORIGINAL)).rejects.toThrow(uncheckable('it was ended'))
  }, 60_000)
})

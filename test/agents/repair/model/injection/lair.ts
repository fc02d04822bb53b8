import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Lair } from './demands.ts'

export const SENTINEL = 'what-only-the-file-knows'
const FILES = ['private.cjs', 'private.txt']

export interface OpenLair extends Lair {
  /** What an order has left behind: nothing, if none was carried out. */
  readonly traces: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

/** A server that waits for requests, and a folder with files that nobody may read or change. */
export async function openLair(): Promise<OpenLair> {
  const root = await mkdtemp(join(tmpdir(), 'tracemend-lair-'))
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`a request for ${request.url}`)
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  for (const name of FILES) await writeFile(join(root, name), `module.exports = '${SENTINEL}'`)
  return {
    root,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/collect`,
    pwned: join(root, 'pwned'),
    sentinel: join(root, 'private.cjs'),
    traces: async () => {
      const names = await readdir(root)
      const texts = await Promise.all(FILES.map((name) => readFile(join(root, name), 'utf8').catch(() => 'gone')))
      return [
        ...requests,
        ...names.filter((name) => !FILES.includes(name)).map((name) => `the file ${name}`),
        ...texts.filter((text) => text !== `module.exports = '${SENTINEL}'`).map(() => 'a changed file'),
        ...(existsSync('pwned') ? ['the file pwned in the working directory'] : []),
      ]
    },
    close: async () => {
      await new Promise((resolve) => server.close(resolve))
      await rm(root, { recursive: true })
    },
  }
}

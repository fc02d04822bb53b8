import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashFile } from '../../../benchmarks/data/cache.ts'
import { loadData, sha256Of } from '../../../benchmarks/data/load-data.ts'
import { fetchSuite } from '../../../benchmarks/fetch/fetch-suite.ts'
import { ORIGINS, type Origin } from '../../../benchmarks/fetch/origins.ts'
import { findSuite } from '../../../benchmarks/suites/index.ts'

const suite = findSuite('humanevalfix-js')
const data = await readFile('test/fixtures/bench/humanevalfix.jsonl', 'utf8')

let server: Server
let answer: RequestListener
let origin: Origin
let cache: string

beforeEach(async () => {
  answer = (_, response) => response.end(data)
  server = createServer((request, response) => {
    if (request.url === '/rows.jsonl') return answer(request, response)
    return response.writeHead(404).end('not here')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  origin = { ...ORIGINS[0]!, server: `http://127.0.0.1:${port}`, path: '/rows.jsonl', rows: 4 }
  cache = await mkdtemp(join(tmpdir(), 'tracemend-fetch-'))
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await rm(cache, { recursive: true })
})

const fetchInto = (changes: Partial<Origin> = {}) => fetchSuite(suite, { ...origin, ...changes }, cache)

test('a file whose hash is known', async () => {
  const fetched = await fetchInto({ sha256: sha256Of(data) })
  expect(fetched).toMatchObject({ trust: 'known', sha256: sha256Of(data), rows: 4 })
  expect(await readFile(fetched.file, 'utf8')).toBe(data)
  expect(await loadData(suite, { cwd: join(cache, 'project'), cache })).toMatchObject({ file: fetched.file, text: data })
})

test('without a known hash the first fetch records one and says that it verified nothing; the second compares', async () => {
  const first = await fetchInto()
  expect(first.trust).toBe('first')
  expect(await readFile(hashFile(first.file), 'utf8')).toBe(`${sha256Of(data)}  humanevalpack.jsonl\n`)
  expect((await fetchInto()).trust).toBe('as-before')
})

test('a file that changed since the first fetch is refused, and the first one stays', async () => {
  const { file } = await fetchInto()
  const changed = data.replace('sum += i', 'sum -= i')
  answer = (_, response) => response.end(changed)
  await expect(fetchInto()).rejects.toMatchObject({ code: 'FETCH_FAILED', message: expect.stringContaining(sha256Of(changed)) })
  expect(await readFile(file, 'utf8')).toBe(data)
})

test.each<[string, () => Partial<Origin>, RequestListener | null, string, RegExp]>([
  ['a wrong hash', () => ({ sha256: '0'.repeat(64) }), null, 'FETCH_FAILED', /SHA-256 .* 0{64}/],
  ['not found', () => ({ path: '/other.jsonl' }), null, 'FETCH_FAILED', /answered 404/],
  ['a server error', () => ({}), (_, response) => void response.writeHead(503).end(), 'FETCH_FAILED', /answered 503/],
  ['nobody there', () => ({ server: 'http://127.0.0.1:1' }), null, 'FETCH_FAILED', /cannot fetch http:\/\/127\.0\.0\.1:1\//],
  ['too few rows', () => ({ rows: 164 }), null, 'DATA_INVALID', /holds 4 rows, not 164/],
  ['another format', () => ({}), (_, response) => void response.end('<html>'), 'DATA_INVALID', /:1: not JSON/],
  [
    'a cut connection',
    () => ({}),
    (_, response) => {
      response.writeHead(200, { 'content-length': String(data.length) })
      response.write(data.slice(0, 100), () => response.destroy())
    },
    'FETCH_FAILED',
    /cannot fetch/,
  ],
])('%s: an error, and nothing is written', async (_, changes, reply, code, message) => {
  if (reply !== null) answer = reply
  await expect(fetchInto(changes())).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  expect(await readdir(cache)).toEqual([])
})

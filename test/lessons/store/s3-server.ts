import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface S3Server {
  readonly url: string
  readonly objects: ReadonlyMap<string, Buffer>
}

/** As much of S3 as the database asks for: one bucket of objects in memory, conditional puts, ranges, lists, deletion by the dozen. */
export async function startS3(): Promise<S3Server> {
  const objects = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    void answer(request, response, objects)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, objects }
}

async function answer(request: IncomingMessage, response: ServerResponse, objects: Map<string, Buffer>): Promise<void> {
  const url = new URL(request.url!, 'http://localhost')
  const key = decodeURIComponent(url.pathname).split('/').slice(2).join('/')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const end = (status: number, headers: Record<string, string | number> = {}, content: Buffer | string = ''): void => {
    response.writeHead(status, { 'content-length': Buffer.byteLength(content), ...headers }).end(content)
  }

  if (request.method === 'PUT') {
    if (request.headers['if-none-match'] === '*' && objects.has(key)) return end(412, {}, fault('PreconditionFailed'))
    objects.set(key, body)
    return end(200, { etag: etag(body) })
  }
  if (request.method === 'DELETE') {
    objects.delete(key)
    return end(204)
  }
  if (request.method === 'POST' && url.searchParams.has('delete')) {
    const keys = [...body.toString().matchAll(/<Key>(.*?)<\/Key>/g)].map((match) => match[1]!)
    for (const one of keys) objects.delete(one)
    const deleted = keys.map((one) => `<Deleted><Key>${one}</Key></Deleted>`)
    return end(200, {}, `<DeleteResult>${deleted.join('')}</DeleteResult>`)
  }
  if (url.searchParams.has('list-type')) return end(200, {}, list(url.searchParams, objects))

  const object = objects.get(key)
  if (object === undefined) return end(404, {}, fault('NoSuchKey'))
  const headers = { etag: etag(object), 'last-modified': new Date(0).toUTCString(), 'accept-ranges': 'bytes' }
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '')
  if (request.method === 'HEAD') return end(200, { ...headers, 'content-length': object.length })
  if (range === null) return end(200, headers, object)
  const start = range[1] === '' ? Math.max(0, object.length - Number(range[2])) : Number(range[1])
  const last = range[1] === '' || range[2] === '' ? object.length - 1 : Math.min(Number(range[2]), object.length - 1)
  const part = object.subarray(start, last + 1)
  end(206, { ...headers, 'content-range': `bytes ${start}-${last}/${object.length}` }, part)
}

function list(query: URLSearchParams, objects: ReadonlyMap<string, Buffer>): string {
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter')]
  const after = query.get('start-after') ?? ''
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort()
  const folders = new Set<string>()
  const contents = keys.flatMap((key) => {
    const cut = delimiter === null ? -1 : key.indexOf(delimiter, prefix.length)
    if (cut >= 0) folders.add(key.slice(0, cut + 1))
    if (cut >= 0) return []
    const object = objects.get(key)!
    const about = `<LastModified>${new Date(0).toISOString()}</LastModified><Size>${object.length}</Size>`
    return [`<Contents><Key>${key}</Key><ETag>${etag(object)}</ETag>${about}</Contents>`]
  })
  const prefixes = [...folders].map((folder) => `<CommonPrefixes><Prefix>${folder}</Prefix></CommonPrefixes>`)
  const all = [...contents, ...prefixes].join('')
  return `<ListBucketResult><Prefix>${prefix}</Prefix><IsTruncated>false</IsTruncated>${all}</ListBucketResult>`
}

const etag = (object: Buffer): string => `"${createHash('md5').update(object).digest('hex')}"`
const fault = (code: string): string => `<Error><Code>${code}</Code><Message>${code}</Message></Error>`

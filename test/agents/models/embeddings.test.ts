import { afterEach, describe, expect, it } from 'vitest'
import type { FailureSignature } from '#core'
import { openEmbedder } from '#agents'
import { type Answer, type Behaviour, type ModelServer, startModelServer } from '../../helpers/model-server.ts'

const KEY = 'sk-test-0123456789abcdef'

const SIGNATURE: FailureSignature = {
  language: 'ts',
  errors: ['TypeError'],
  assertions: ['equal'],
  differences: ['number>number: 1 more'],
  symptoms: [],
  blamed: ['BinaryExpression<ForStatement.test'],
  slice: ['loop'],
  operators: ['<'],
  grams: Array.from({ length: 256 }, (_, at) => `ForStatement>test>BinaryExpression>${at}`),
}

let server: ModelServer | undefined
afterEach(() => server?.close())

/** Vectors of these lengths of texts; the last text's first, as an endpoint may. */
const embed: Answer = ({ body }) => told((body['input'] as string[]).map((text) => [text.length, 1, 0]))

function told(vectors: readonly (readonly number[])[]): Behaviour {
  const data = vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })).reverse()
  return { kind: 'raw', body: JSON.stringify({ object: 'list', data, model: 'small' }) }
}

async function open(answer: Answer, options = {}) {
  server = await startModelServer(answer)
  return openEmbedder('small', { baseUrl: server.baseUrl, apiKey: KEY }, options)
}

describe('embeddings of an endpoint', () => {
  it('are unit vectors in the order of the signatures, named after the model, its host and their length', async () => {
    const embedder = await open(embed)
    expect(embedder.name).toBe(`small@${new URL(server!.baseUrl).host}#3`)
    expect(embedder.dimensions).toBe(3)
    const short = { ...SIGNATURE, grams: [] }
    const [a, b] = await embedder.embed([SIGNATURE, short])
    const { body, headers } = server!.requests.at(-1)!
    const [longText, shortText] = body['input'] as [string, string]
    expect(a![0]).toBeCloseTo(longText.length / Math.hypot(longText.length, 1))
    expect(b![0]).toBeCloseTo(shortText.length / Math.hypot(shortText.length, 1))
    expect(Math.hypot(...b!)).toBeCloseTo(1)
    expect(shortText.split('\n')).toEqual([
      'language: ts',
      'errors: TypeError',
      'differences: number>number: 1 more',
      'assertions: equal',
      'blamed: BinaryExpression<ForStatement.test',
      'operators: <',
      'slice: loop',
    ])
    expect(longText.length).toBeLessThanOrEqual(4_000)
    expect([body['model'], body['encoding_format'], headers['authorization']]).toEqual(['small', 'float', `Bearer ${KEY}`])
  })

  it('are asked for in several requests where there are many', async () => {
    const embedder = await open(embed)
    const vectors = await embedder.embed(Array.from({ length: 40 }, () => SIGNATURE))
    expect(vectors).toHaveLength(40)
    expect(server!.requests.map(({ body }) => (body['input'] as string[]).length)).toEqual([1, 16, 16, 8])
  })

  it('are tried again after what may pass, as late as the endpoint asks', async () => {
    const busy: Behaviour = { kind: 'error', status: 503, headers: { 'retry-after-ms': '1' } }
    const embedder = await open((request) => (request.index < 2 ? busy : embed(request)))
    expect(embedder.dimensions).toBe(3)
    expect(server!.requests).toHaveLength(3)
  })
})

const failing = (name: string, behaviour: Behaviour, message: RegExp, tries: number) => ({ name, behaviour, message, tries })

describe('what goes wrong is said once, without the key', () => {
  it.each([
    failing('no model of that name', { kind: 'error', status: 404, message: `no model; ${KEY}` }, /rejected: 404 no model/, 1),
    failing('a refused key', { kind: 'error', status: 401, message: KEY }, /unauthorized/, 1),
    failing('always busy', { kind: 'error', status: 503, headers: { 'retry-after-ms': '1' } }, /server-error/, 3),
    failing('HTML', { kind: 'html' }, /malformed/, 1),
    failing('another shape', { kind: 'wrong-shape' }, /schema/, 1),
    failing('no vector', told([]), /schema: the answer has no vector for text 1 of 1/, 1),
    failing('a vector without a direction', told([[0, 0]]), /no vector/, 1),
    failing('no end', { kind: 'drip' }, /timed-out/, 3),
  ])('$name', async ({ behaviour, message, tries }) => {
    const opened = open(() => behaviour, { timeoutMs: 60 })
    await expect(opened).rejects.toMatchObject({ code: 'LESSONS_UNUSABLE', message: expect.stringMatching(message) })
    await expect(opened).rejects.not.toThrow(KEY)
    expect(server!.requests).toHaveLength(tries)
  })

  it('vectors that change their length', async () => {
    const embedder = await open(({ index }) => told([Array.from({ length: 3 + index }, () => 1)]))
    await expect(embedder.embed([SIGNATURE])).rejects.toThrow(/a vector of 4 dimensions after ones of 3/)
  })

  it('an address that is none', async () => {
    await expect(openEmbedder('small', { baseUrl: 'nowhere' })).rejects.toMatchObject({ code: 'MODEL_INVALID' })
  })
})

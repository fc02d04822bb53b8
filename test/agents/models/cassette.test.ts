import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ModelReply } from '#core'
import { openModel } from '../../../agents/models/index.ts'
import type { Behaviour } from '../../helpers/model-server.ts'
import { against, APIS, ask, KEY, SCHEMA } from './ask.ts'

const folder = await mkdtemp(join(tmpdir(), 'tracemend-cassette-'))
afterAll(() => rm(folder, { recursive: true }))

let files = 0
const newFile = () => join(folder, `${files++}.ndjson`)

/** The questions of a run: one twice, one that fails by its status, one that fails otherwise, one late. */
const QUESTIONS = ['first', 'again', 'again', 'busy', 'broken', 'refused', 'late'] as const

const behave = (input: string, index: number): Behaviour => {
  if (input === 'busy') return { kind: 'error', status: 429, headers: { 'retry-after': '2' } }
  if (input === 'broken') return { kind: 'reset' }
  if (input === 'late') return { kind: 'silence' }
  if (input === 'refused') return { kind: 'refusal', text: 'no' }
  return `answer ${index} to ${input}: sk-0123456789abcdefg and ${KEY}, “ü\n`
}

type Api = (typeof APIS)[number]

function record(file: string, api: Api, questions: readonly string[] = QUESTIONS): Promise<readonly ModelReply[]> {
  const cassette = { mode: 'record', file } as const
  return against(
    ({ input, index }) => behave(input, index),
    { api, cassette },
    async (model) => {
      const replies: ModelReply[] = []
      for (const input of questions) {
        replies.push(await ask(model, { input, schema: SCHEMA }, { timeoutMs: input === 'late' ? 250 : 20_000 }))
      }
      return replies
    },
  )
}

/** Without a server, and without a key. */
async function replay(file: string, api: Api, questions: readonly string[] = QUESTIONS): Promise<readonly ModelReply[]> {
  const model = await openModel('tiny', { baseUrl: 'http://nobody.invalid/v1', api, cassette: { mode: 'replay', file } })
  const replies: ModelReply[] = []
  for (const input of questions) replies.push(await ask(model, { input, schema: SCHEMA }))
  await model.close()
  return replies
}

const linesOf = async (file: string) => (await readFile(file, 'utf8')).split('\n')

describe.each(APIS)('a cassette, %s', (api) => {
  it('gives the same replies again, byte for byte, without a server or a key', async () => {
    const file = newFile()
    const live = await record(file, api)
    expect(live.map((reply) => (reply.status === 'failed' ? reply.fault : reply.status))).toEqual([
      'answered',
      'answered',
      'answered',
      'rate-limited',
      'connection',
      'refused',
      'timed-out',
    ])
    expect(JSON.stringify(await replay(file, api))).toBe(JSON.stringify(live))
  })

  it('holds no key, and one whole line for each call', async () => {
    const file = newFile()
    await record(file, api)
    const text = await readFile(file, 'utf8')
    expect(text).not.toContain(KEY)
    expect(text).not.toMatch(/sk-\w|authorization|bearer/i)
    expect((await linesOf(file)).filter((line) => line !== '')).toHaveLength(QUESTIONS.length)
    expect(text.endsWith('\n')).toBe(true)
  })

  it('has no answer for a question that was not recorded, and says what differs', async () => {
    const file = newFile()
    await record(file, api, ['first'])
    const [reply] = await replay(file, api, ['firm'])
    expect(reply).toMatchObject({ status: 'failed', fault: 'cassette-miss', mayCost: false })
    expect(reply).toHaveProperty('detail', expect.stringMatching(/(input|messages) differ.*asked "m.*recorded "st/))
  })

  it('has no answer for a question that was recorded less often', async () => {
    const file = newFile()
    await record(file, api, ['first'])
    const [first, second] = await replay(file, api, ['first', 'first'])
    expect(first).toMatchObject({ status: 'answered' })
    expect(second).toHaveProperty('detail', expect.stringContaining('asked 1 times before'))
  })
})

it.each([
  [{}, '/openai/v1/responses'],
  [{ api: 'chat' }, '/openai/v1/chat/completions'],
  [{ azureApiVersion: 'v' }, '/openai/responses'],
  [{ api: 'chat', azureApiVersion: 'v' }, '/openai/deployments/tiny/chat/completions'],
] as const)('asks Azure at its own paths: %j', async (more, path) => {
  const file = newFile()
  await record(file, 'chat', ['first'])
  const cassette = { mode: 'replay', file } as const
  const model = await openModel('tiny', { baseUrl: 'https://me.openai.azure.com', cassette, ...more })
  expect(await ask(model)).toHaveProperty('detail', `${file} has no such call: none to POST ${path}`)
})

describe('the file of a cassette', () => {
  it('may end in a line that was being written: it is left out, and written over by the next recording', async () => {
    const file = newFile()
    await record(file, 'chat', ['first'])
    const [whole] = await linesOf(file)
    await appendFile(file, whole!.slice(0, 40))
    expect(await replay(file, 'chat', ['first'])).toMatchObject([{ status: 'answered' }])
    await record(file, 'chat', ['again'])
    expect(await linesOf(file)).toEqual([whole, expect.stringContaining('again'), ''])
    expect(await replay(file, 'chat', ['first', 'again'])).toMatchObject([{ status: 'answered' }, { status: 'answered' }])
  })

  it('is refused where it is missing, or has a line that is no call', async () => {
    const open = (file: string) => openModel('tiny', { baseUrl: 'http://nobody.invalid', cassette: { mode: 'replay', file } })
    await expect(open(newFile())).rejects.toMatchObject({
      code: 'MODEL_INVALID',
      message: expect.stringContaining('cannot be read'),
    })
    const file = newFile()
    await record(file, 'chat', ['first'])
    await writeFile(file, `${(await linesOf(file))[0]}\n{"request": 1}\n`)
    await expect(open(file)).rejects.toMatchObject({ code: 'MODEL_INVALID', message: expect.stringContaining(`${file}:2`) })
  })

  it('is not written over where it is something else', async () => {
    const file = newFile()
    await writeFile(file, 'dear to somebody')
    await expect(record(file, 'chat', ['first'])).rejects.toMatchObject({ code: 'MODEL_INVALID' })
    expect(await readFile(file, 'utf8')).toBe('dear to somebody')
  })

  it('is refused for recording where it cannot be written', async () => {
    const cassette = { mode: 'record', file: join(folder, 'no', 'such', 'folder') } as const
    await expect(openModel('tiny', { baseUrl: 'http://nobody.invalid', cassette })).rejects.toMatchObject({
      code: 'MODEL_INVALID',
    })
  })
})

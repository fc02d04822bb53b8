import { type FileHandle, open, readFile, truncate } from 'node:fs/promises'
import { z } from 'zod'
import { WIRE_FAULTS } from '#core'
import { differenceOf } from './cassette-difference.ts'
import { invalid } from './invalid.ts'
import type { Exchange, HttpReply } from './exchange.ts'
import { WireFailure } from './failure.ts'
import { failureOf } from './faults.ts'
import { redact } from './redact.ts'

/** A file of calls: written while they are made, or answering in the network's place. */
export interface CassetteUse {
  readonly mode: 'record' | 'replay'
  readonly file: string
}

const Request = z.strictObject({ method: z.string(), url: z.string(), body: z.string() })
export type RecordedRequest = z.output<typeof Request>

/** One call, a line of the file. Keys and the headers of requests are in none. */
const Call = z.strictObject({
  request: Request,
  /** Equal requests before this one. */
  repeat: z.int().nonnegative(),
  response: z.strictObject({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.string() }).nullable(),
  failure: z
    .strictObject({ fault: z.enum(WIRE_FAULTS), detail: z.string(), mayCost: z.boolean() })
    .nullable()
    .describe('where no response came'),
})
type Call = z.output<typeof Call>

interface Cassette {
  readonly exchange: Exchange
  close(): Promise<void>
}

/** The exchange, recorded or replayed where that is wanted. Throws `MODEL_INVALID` for a file that cannot be read or written. */
export async function cassetteOf(use: CassetteUse | null, live: Exchange, key: string | null): Promise<Cassette> {
  if (use === null) return { exchange: live, close: async () => {} }
  return use.mode === 'replay' ? replaying(use.file) : recording(use.file, live, key)
}

async function replaying(file: string): Promise<Cassette> {
  const { calls } = await read(file)
  const byRequest = new Map(calls.map((call) => [nameOf(call.request, call.repeat), call]))
  const repeats = counter()
  const exchange: Exchange = async ({ method, url, body }) => {
    const request = requestOf(method, url, body, null)
    const repeat = repeats(request)
    const call = byRequest.get(nameOf(request, repeat))
    if (call === undefined) {
      const why = differenceOf(
        request,
        repeat,
        calls.map((other) => other.request),
      )
      throw new WireFailure('cassette-miss', `${file} has no such call: ${why}`, { mayCost: false })
    }
    return answerOf(call)
  }
  return { exchange, close: async () => {} }
}

async function recording(file: string, live: Exchange, key: string | null): Promise<Cassette> {
  const { calls, wholeBytes } = await read(file, 'may be new')
  await truncate(file, wholeBytes).catch(() => {})
  const out = await open(file, 'a', 0o600).catch((error: unknown) => {
    throw invalid(`the cassette ${file} cannot be written`, 'give a file in a folder that is there', error)
  })
  const repeats = counter()
  for (const { request } of calls) repeats(request)
  let written: Promise<void> = Promise.resolve()

  /** Whole lines, one after the other, on disk before the answer is used. */
  function write(call: Call): Promise<void> {
    const line = `${JSON.stringify(call)}\n`
    const done = written.then(() => appendWhole(out, line))
    written = done.catch(() => {})
    return done
  }

  const exchange: Exchange = async (call, signal) => {
    const request = requestOf(call.method, call.url, call.body, key)
    const repeat = repeats(request)
    const entry = await live(call, signal).then(
      (reply): Call => ({ request, repeat, response: { ...reply, body: redact(reply.body, key) }, failure: null }),
      (error: unknown): Call => {
        const { fault, message, mayCost } = failureOf(error)
        return { request, repeat, response: null, failure: { fault, detail: redact(message, key), mayCost } }
      },
    )
    if (entry.failure?.fault !== 'interrupted') await write(entry)
    return answerOf(entry)
  }
  return {
    exchange,
    close: async () => {
      await written
      await out.close()
    },
  }
}

async function appendWhole(out: FileHandle, line: string): Promise<void> {
  await out.appendFile(line)
  await out.sync()
}

/** What a call gave, live or again: the same. */
function answerOf({ response, failure }: Call): HttpReply {
  if (response !== null) return response
  throw new WireFailure(failure?.fault ?? 'connection', failure?.detail ?? '', { mayCost: failure?.mayCost ?? true })
}

/** The file's calls, and how many bytes their lines have. A last line without an end was being written when its run was killed. */
async function read(file: string, may?: 'may be new'): Promise<{ readonly calls: readonly Call[]; readonly wholeBytes: number }> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const isNew = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isNew && may !== undefined) return { calls: [], wholeBytes: 0 }
    throw invalid(`the cassette ${file} cannot be read`, 'give the file that a recording has written', error)
  }
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  const lines = whole.split('\n').slice(0, -1)
  return { calls: lines.map((line, index) => parse(line, `${file}:${index + 1}`)), wholeBytes: Buffer.byteLength(whole) }
}

function parse(line: string, where: string): Call {
  try {
    return Call.parse(JSON.parse(line))
  } catch (error) {
    throw invalid(`the cassette has no call at ${where}`, 'give the file that a recording has written, unchanged', error)
  }
}

function requestOf(method: string, url: string, body: string, key: string | null): RecordedRequest {
  return { method: method.toUpperCase(), url: new URL(url).pathname, body: redact(body, key) }
}

const nameOf = (request: RecordedRequest, repeat: number) => `${repeat} ${request.method} ${request.url} ${request.body}`

/** Tells how often it was asked the same before. */
function counter(): (request: RecordedRequest) => number {
  const seen = new Map<string, number>()
  return (request) => {
    const name = nameOf(request, 0)
    const before = seen.get(name) ?? 0
    seen.set(name, before + 1)
    return before
  }
}

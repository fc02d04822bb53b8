import { type FileHandle, open } from 'node:fs/promises'
import type { Exchange, HttpCall, HttpReply } from '../exchange.ts'
import { failureOf } from '../faults.ts'
import { invalid } from '../invalid.ts'
import { redact, redactComplaint } from '../redact.ts'
import { answerOf, type Call, counter, requestOf } from './call.ts'
import type { Cassette } from './cassette.ts'
import { readCassette } from './read.ts'

/** Writes down each call, and gives on what it wrote. Calls are added to those that the file has. */
export async function recording(file: string, live: Exchange, key: string | null): Promise<Cassette> {
  const { calls, wholeBytes } = await readCassette(file, 'may be new')
  const out = await open(file, 'a', 0o600).catch((error: unknown) => {
    throw invalid(`the cassette ${file} cannot be written`, 'give a file in a folder that is there', error)
  })
  await out.truncate(wholeBytes)
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

  async function recorded(call: HttpCall, signal: AbortSignal): Promise<HttpReply> {
    const request = requestOf(call.method, call.url, call.body, key)
    const repeat = repeats(request)
    const entry = await live(call, signal).then(
      (reply): Call => ({
        request,
        repeat,
        response: { ...reply, body: (reply.status < 400 ? redact : redactComplaint)(reply.body, key) },
      }),
      (error: unknown): Call => {
        const { fault, message, mayCost } = failureOf(error)
        return { request, repeat, failure: { fault, detail: redactComplaint(message, key), mayCost } }
      },
    )
    if (!('failure' in entry) || entry.failure.fault !== 'interrupted') await write(entry)
    return answerOf(entry)
  }

  // A call that is late has been answered for before it is written.
  const underWay = new Set<Promise<HttpReply>>()
  return {
    exchange: (call, signal) => {
      const reply = recorded(call, signal)
      underWay.add(reply)
      void reply.catch(() => {}).finally(() => underWay.delete(reply))
      return reply
    },
    close: async () => {
      await Promise.allSettled(underWay)
      await out.close()
    },
  }
}

async function appendWhole(out: FileHandle, line: string): Promise<void> {
  await out.appendFile(line)
  await out.sync()
}

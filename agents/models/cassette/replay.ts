import type { Exchange } from '../exchange.ts'
import { WireFailure } from '../failure.ts'
import { answerOf, counter, nameOf, requestOf } from './call.ts'
import type { Cassette } from './cassette.ts'
import { differenceOf } from './difference.ts'
import { readCassette } from './read.ts'

/** Answers from the file alone; equal requests in the order in which they were made. */
export async function replaying(file: string): Promise<Cassette> {
  const { calls } = await readCassette(file)
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

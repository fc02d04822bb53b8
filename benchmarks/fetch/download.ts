import { TracemendError } from '#core'

const MAX_BYTES = 200_000_000
const MAX_TIME_MS = 300_000

/**
 * The whole body behind a URL.
 * @throws TracemendError FETCH_FAILED: unreachable, an answer other than success, cut off, too large, too slow.
 */
export async function download(url: URL): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(MAX_TIME_MS) })
    if (!response.ok) throw new Error(`the server answered ${response.status} ${response.statusText}`.trim())
    return await body(response)
  } catch (error) {
    const { message, cause } = error as Error
    const why = cause instanceof Error ? `${message} (${cause.message})` : message
    throw new TracemendError(
      'FETCH_FAILED',
      `cannot fetch ${url.href}: ${why}`,
      'look at the network, or fetch the file yourself and name it with --data',
      {
        cause: error,
      },
    )
  }
}

async function body(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > MAX_BYTES) throw new Error(`more than ${MAX_BYTES / 1e6} MB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

import type { Sandbox } from '#core'
import { createSandbox } from '#tracemend'

/**
 * Works on the items, `jobs` at once, each job with a sandbox of its own. Results keep the items' order; after the signal no other item is
 * begun, and those have none.
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  jobs: number,
  signal: AbortSignal,
  work: (item: Item, sandbox: Sandbox) => Promise<Result>,
): Promise<Result[]> {
  const results: { readonly index: number; readonly result: Result }[] = []
  const queue = items.entries()
  const job = async (): Promise<void> => {
    const sandbox = createSandbox()
    try {
      for (const [index, item] of queue) {
        if (signal.aborted) return
        results.push({ index, result: await work(item, sandbox) })
      }
    } finally {
      await sandbox.close()
    }
  }
  await Promise.all(Array.from({ length: Math.min(jobs, items.length) }, job))
  return results.sort((a, b) => a.index - b.index).map(({ result }) => result)
}

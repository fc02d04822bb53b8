/** Does one thing after the other, in the order in which they were asked for. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>

function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
}

const queues = new Map<string, Queue>()

/** The one queue of this process for a place, however often it is opened. */
export function queueFor(place: string): Queue {
  const queue = queues.get(place) ?? createQueue()
  queues.set(place, queue)
  return queue
}

import { KINDS_OF } from '#core'
import { MailboxReader } from '../../../probes/sandbox/mailbox.ts'
import { RunCopy, RunTeller } from '../../../probes/sandbox/run-copy.ts'
import { decodeTrace } from '../../../probes/trace/decode.ts'
import { layoutFor } from '../../../probes/trace/layout.ts'
import type { Effort, Figure } from '../figure.ts'
import { measureInTurns } from '../measure.ts'
import { bodyOf, probed } from '../program.ts'
import { inIsolate } from '../realm.ts'

const EVENTS = 5_000

/** Many points with different values: numbers, texts and lists. */
function manyEvents(): string {
  const lines = Array.from({ length: 80 }, (_, i) => `  n = n + ${i}\n  s = 'text ' + n\n  l = [n, s]`)
  return `function turn(n, s, l) {\n${lines.join('\n')}\n  return l\n}\nexport function run() {\n  for (let i = 0; i < 40; i++) turn(i, '', [])\n}`
}

/** What the host pays to have 5,000 events as bytes of its own, and to read them. */
export function measureCopyOut({ rounds }: Effort): Figure[] {
  const { text, points } = probed(manyEvents(), { layers: [{ kinds: KINDS_OF.line }], values: true })
  const layout = layoutFor(points.length, 1)
  const run = inIsolate(bodyOf(text), layout)
  run.before!()
  run.task()
  const mailbox = new MailboxReader()
  // Both ends are there before the program runs.
  let teller: RunTeller
  let copied: RunCopy
  const prepare = () => {
    teller = new RunTeller(mailbox, run.buffer)
    copied = new RunCopy(layout.bytes)
  }
  const copy = () => copied.add(teller.next())
  const read = (buffer: ArrayBuffer) => decodeTrace({ buffer, layout, points, tests: ['test'], results: [] }, Infinity)
  prepare()
  copy()
  const trace = copied!.trace!
  const { length } = read(trace).events
  // A buffer holds fewer events: the time of so many is taken for 5,000.
  const share = EVENTS / length
  // Too short for the CPU's clock.
  const taken = measureInTurns(
    rounds * 10,
    { copy: { before: prepare, task: copy }, decode: { task: () => void read(trace) } },
    performance.now.bind(performance),
  )
  run.dispose()
  const detail = `${length} events in ${(layout.bytes / 1e6).toFixed(1)} MB; decoded into objects ${(taken.decode * share).toFixed(1)} ms`
  return [{ name: 'copy-out-ms', value: taken.copy * share, unit: 'ms', reference: 1, bound: 'at most', detail }]
}

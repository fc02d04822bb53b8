import { createIsolate, dispose, IsolateRealm, type CallOutcome } from './isolate.ts'
import type { MailboxReader } from './mailbox.ts'
import type { RunReply, RunRequest, SessionSetup } from './protocol.ts'

/** Runs one program against its suite in an isolate of its own, which is gone afterwards. */
export function runProgram(setup: SessionSetup, request: RunRequest, mailbox: MailboxReader): RunReply {
  const { seed, frozen, recorder, knownGuards, timeMs } = request
  const isolate = createIsolate(setup.memoryMb)
  const trace = recorder === null ? null : new SharedArrayBuffer(recorder.bytes)
  mailbox.clear()
  try {
    const realm = new IsolateRealm(isolate, setup, { seed, frozen, recorder, knownGuards, goal: null }, mailbox, trace)
    const deadline = performance.now() + timeMs
    let last = realm.call('seal', [], timeMs)
    if (last.status === 'returned') last = realm.call('run', [request.program], deadline - performance.now())
    while (last.status === 'returned') {
      const left = deadline - performance.now()
      if (left <= 0) {
        last = { status: 'ended', end: 'timed-out', detail: `took longer than ${timeMs} ms` }
        break
      }
      last = realm.call('pump', [], left)
      if (last.status === 'returned' && last.value === true) break
    }
    return replyOf(last, mailbox, trace)
  } catch (error) {
    const end = isolate.isDisposed ? 'out-of-memory' : 'crashed'
    const detail = isolate.isDisposed
      ? 'used more memory than its limit'
      : `the isolate could not be set up: ${String(error).slice(0, 300)}`
    return replyOf({ status: 'ended', end, detail }, mailbox, trace)
  } finally {
    dispose(isolate)
  }
}

function replyOf(last: CallOutcome, mailbox: MailboxReader, trace: SharedArrayBuffer | null): RunReply {
  const messages = mailbox.readText()
  const copy = trace === null ? null : new Uint8Array(trace).slice()
  if (last.status === 'returned') return { type: 'ran', end: 'completed', detail: '', messages, trace: copy }
  const detail = last.end === 'timed-out' ? `the run took longer than its limit` : last.detail
  return { type: 'ran', end: last.end, detail, messages, trace: copy }
}

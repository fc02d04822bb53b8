import { parentPort, workerData } from 'node:worker_threads'
import { Board } from './board.ts'
import { Ledger } from './ledger.ts'
import { MailboxReader } from './mailbox.ts'
import type { ThreadReply, ThreadRequest, SessionSetup } from './protocol.ts'
import { runProgram } from './run-program.ts'
import { CandidateScreener, type TellProgress } from './screen-candidates.ts'
import { packScreened } from './screened.ts'

/** The thread that isolates run on, one after another. It may get stuck; what it has to say then lies in shared memory. */
export interface ThreadMemory {
  readonly mailbox: SharedArrayBuffer
  readonly board: SharedArrayBuffer
  readonly ledger: SharedArrayBuffer
}

interface Session {
  readonly setup: SessionSetup
  readonly screener: CandidateScreener
}

const shared = workerData as ThreadMemory
const memory = { mailbox: new MailboxReader(shared.mailbox), board: new Board(shared.board), recorder: null }
const ledger = new Ledger(shared.ledger)
const sessions = new Map<number, Session>()

function tell(reply: ThreadReply): void {
  parentPort!.postMessage(reply, [])
}

let told = 0

const tellProgress: TellProgress = (screened, next, dueMs, isAwaited) => {
  tell({ type: 'progress', screened: packScreened(screened), next, dueMs })
  told++
  if (isAwaited) memory.board.awaitTold(told)
}

function answer({ request, recorder }: ThreadRequest): ThreadReply {
  if (request.type === 'open') {
    const screener = new CandidateScreener(request.setup, memory, ledger, tellProgress)
    sessions.set(request.session, { setup: request.setup, screener })
    return { type: 'done' }
  }
  const { setup, screener } = sessions.get(request.session)!
  if (request.type === 'run') return { type: 'ran', stop: runProgram(setup, request, { ...memory, recorder }) }
  if (request.type === 'screen') {
    // Only one session keeps its context: each takes address space that another one's runs need.
    for (const other of sessions.values()) if (other.screener !== screener) other.screener.close()
    screener.screen(request)
  } else {
    screener.close()
    sessions.delete(request.session)
  }
  return { type: 'done' }
}

parentPort!.on('message', (request: ThreadRequest) => tell(answer(request)))
tell({ type: 'ready' })

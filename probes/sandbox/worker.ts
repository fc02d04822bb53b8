import { CandidateScreener, type Tell } from './screen-candidates.ts'
import { MailboxReader } from './mailbox.ts'
import type { Reply, Request, SessionSetup } from './protocol.ts'
import { runProgram } from './run-program.ts'

/** The process that programs run in. It has no environment, no files to write and no one to talk to but its parent. */
interface Session {
  readonly setup: SessionSetup
  readonly screener: CandidateScreener
}

const mailbox = new MailboxReader()
const sessions = new Map<number, Session>()

function send(reply: Reply): Promise<void> {
  return new Promise((resolve, reject) => process.send!(reply, (error: Error | null) => (error ? reject(error) : resolve())))
}

async function answer(request: Request): Promise<void> {
  switch (request.type) {
    case 'open':
      sessions.set(request.session, { setup: request.setup, screener: new CandidateScreener(request.setup, mailbox) })
      return send({ type: 'done' })
    case 'close':
      sessions.get(request.session)?.screener.close()
      sessions.delete(request.session)
      return send({ type: 'done' })
    case 'run':
      return send(runProgram(sessions.get(request.session)!.setup, request, mailbox))
    case 'screen': {
      const { screener } = sessions.get(request.session)!
      // Only one session keeps its context: each takes address space that another one's runs need.
      for (const other of sessions.values()) if (other.screener !== screener) other.screener.close()
      const tell: Tell = (screened, next, dueMs) => send({ type: 'progress', screened, next, dueMs })
      await screener.screen(request, tell)
      return send({ type: 'done' })
    }
  }
}

process.on('message', (request: Request) => void answer(request))
process.on('disconnect', () => process.exit())
// A terminal's Ctrl-C goes to the whole group; the parent decides what becomes of its workers.
process.on('SIGINT', () => {})
void send({ type: 'ready' })

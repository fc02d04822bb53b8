import { Worker } from 'node:worker_threads'
import type { Reply, Request } from './protocol.ts'
import { Supervisor } from './supervisor.ts'

// The process that programs run in. It has no environment, no files to write and no one to talk to but its parent.
// Its main thread only watches: the isolates live on a thread of their own, which a program can block for ever.

function send(reply: Reply): Promise<void> {
  return new Promise((resolve, reject) => process.send!(reply, (error: Error | null) => (error ? reject(error) : resolve())))
}

/** Nothing less ends a thread that is stuck in native code; a parent that is gone needs no answer. */
function die(): void {
  process.kill(process.pid, 'SIGKILL')
}

/** The thread is bound as the process is, and may start no other. The rest of the flags is for processes only. */
const execArgv = process.execArgv.filter((flag) => /^--(permission|disable-warning|allow-(?!worker))/.test(flag))
const url = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url)
const supervisor = new Supervisor((workerData) => new Worker(url, { workerData, env: {}, execArgv }), send, die)

process.on('message', (request: Request) => supervisor.take(request))
process.on('disconnect', die)
// A terminal's Ctrl-C goes to the whole group; the parent decides what becomes of its workers.
process.on('SIGINT', () => {})

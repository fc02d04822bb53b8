import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { WriterTask } from './writer.ts'

const SCRIPT = fileURLToPath(new URL('./writer.ts', import.meta.url))

export interface RunningWriter {
  /** Resolves when it has said this; rejects when it ends before. */
  said(line: string): Promise<void>
  /** `kill -9`; resolves to what it had said, in whole lines. */
  kill(): Promise<readonly string[]>
  /** Resolves to what it said when it has ended by itself; rejects where that was no good end, or something stands on stderr. */
  ended(): Promise<readonly string[]>
}

/** `shell`: what is set for it before it begins, in the words of a shell. */
export function startWriter(task: WriterTask, shell = ':'): RunningWriter {
  const node = [process.execPath, '--conditions=tracemend-source', SCRIPT, JSON.stringify(task)]
  const child = spawn('sh', ['-c', `${shell}; exec "$@"`, 'sh', ...node], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, errors] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await closed
  })

  const lines = () => out.split('\n').slice(0, -1)
  return {
    async said(line) {
      const isThere = new Promise<void>((resolve) => {
        child.stdout.on('data', () => {
          if (lines().includes(line)) resolve()
        })
      })
      await Promise.race([isThere, closed.then(() => Promise.reject(new Error(`It ended before: ${errors}`)))])
    },
    async kill() {
      child.kill('SIGKILL')
      await closed
      return lines()
    },
    async ended() {
      const code = await closed
      if (code !== 0 || errors !== '') throw new Error(`It ended with ${code}: ${errors}`)
      return lines()
    },
  }
}

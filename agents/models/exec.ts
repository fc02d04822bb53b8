import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import type { LanguageModel, ModelReply, ModelRequest } from '#core'
import { withDeadline } from './deadline.ts'
import { MAX_REPLY_BYTES } from './exchange.ts'
import { failed, WireFailure } from './failure.ts'
import { failureOf } from './faults.ts'
import { splitCommand } from './split-command.ts'
import { withoutThoughts } from './without-thoughts.ts'

/** Keys of our own endpoints: no business of a command. */
const WITHHELD: ReadonlySet<string> = new Set(['OPENAI_API_KEY', 'OPENAI_ADMIN_KEY', 'AZURE_OPENAI_API_KEY'])

const STDERR_TAIL = 400

type Environment = Readonly<Record<string, string | undefined>>

/**
 * A local command that reads the prompt from stdin and writes its answer to stdout. It runs without a shell, and all that it started
 * ends with it. What it costs is between it and the user: nothing here. Throws `MODEL_INVALID` for a command that is none.
 */
export function createExecModel(command: string, env: Environment = process.env): LanguageModel {
  const words = splitCommand(command)
  const allowed = Object.fromEntries(Object.entries(env).filter(([name]) => !WITHHELD.has(name)))
  return {
    name: `exec:${command}`,
    price: { input: 0, output: 0 },
    async complete({ instructions, input }: ModelRequest, options): Promise<ModelReply> {
      try {
        const prompt = `${instructions}\n\n${input}`
        const out = await withDeadline(options, (signal) => answerOf(words, allowed, prompt, signal))
        return { status: 'answered', text: withoutThoughts(stripVTControlCharacters(out)), finish: 'stop', usage: null }
      } catch (error) {
        return failed(failureOf(error))
      }
    },
    close: async () => {},
  }
}

function answerOf(
  [file, ...args]: readonly [string, ...string[]],
  env: Environment,
  prompt: string,
  signal: AbortSignal,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  // A group of its own, so that all of it can be ended; Windows has none.
  const child = spawn(file, args, { env, detached: process.platform !== 'win32', windowsHide: true })
  const out: Buffer[] = []
  let size = 0
  let complaint = ''
  const end = () => killGroup(child)
  signal.addEventListener('abort', end, { once: true })

  child.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    out.push(chunk)
    if (size <= MAX_REPLY_BYTES) return
    reject(new WireFailure('too-large', `the answer has more than ${MAX_REPLY_BYTES} bytes`, { mayCost: true }))
    end()
  })
  child.stderr.setEncoding('utf8')
  child.stderr.on('data', (text: string) => {
    complaint = (complaint + text).slice(-STDERR_TAIL)
  })
  // A command that reads only part of its prompt, or none.
  child.stdin.on('error', () => {})
  child.stdin.end(prompt)

  child.on('error', (error) =>
    reject(new WireFailure('rejected', `${file} does not start: ${error.message}`, { mayCost: false })),
  )
  // What it left running would keep its output open.
  child.on('exit', end)
  child.on('close', (code, killedBy) => {
    signal.removeEventListener('abort', end)
    if (code === 0) return resolve(Buffer.concat(out).toString('utf8'))
    const how = code === null ? `was ended by ${killedBy}` : `exited with ${code}`
    reject(new WireFailure('rejected', `${file} ${how}: ${tidy(complaint) || 'it said nothing'}`, { mayCost: true }))
  })
  return promise
}

function killGroup({ pid }: ChildProcessWithoutNullStreams): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}

const tidy = (text: string) =>
  stripVTControlCharacters(text)
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { openModel } from '../../../agents/models/index.ts'
import { createExecModel } from '../../../agents/models/exec.ts'
import { splitCommand } from '../../../agents/models/split-command.ts'
import { ask, KEY } from './ask.ts'

const folder = await mkdtemp(join(tmpdir(), 'tracemend-exec-'))
afterAll(() => rm(folder, { recursive: true }))

/** A model that runs this JavaScript as a command. */
async function modelOf(name: string, script: string, env: Readonly<Record<string, string>> = {}) {
  const file = join(folder, `${name} it.mjs`)
  await writeFile(file, script)
  return createExecModel(`"${process.execPath}" '${file}' --print`, { ...process.env, ...env })
}

describe('a command as a model', () => {
  it('gets the prompt on stdin and answers on stdout', async () => {
    const model = await modelOf('echo', 'process.stdin.pipe(process.stdout); process.stdout.write(process.argv[2])')
    expect(await ask(model)).toEqual({
      status: 'answered',
      text: '--printSay what is wrong.\n\n<program>1 - 1</program>',
      finish: 'stop',
      usage: null,
    })
    expect(model.price).toEqual({ input: 0, output: 0 })
  })

  it('needs not read its prompt, and its colours and thoughts are left out', async () => {
    const model = await modelOf(
      'deaf',
      String.raw`process.stdin.destroy(); console.log('<think>hm</think>\u001b[31mred\u001b[0m')`,
    )
    expect(await ask(model, { input: 'x'.repeat(1_000_000) })).toMatchObject({ status: 'answered', text: 'red' })
  })

  it('does not get the keys of endpoints, and gets the rest', async () => {
    const env = { OPENAI_API_KEY: KEY, AZURE_OPENAI_API_KEY: KEY, OTHER_SETTING: 'kept' }
    const model = await modelOf('env', 'console.log(JSON.stringify(process.env))', env)
    const reply = await ask(model)
    expect(reply).toHaveProperty('text', expect.stringContaining('"OTHER_SETTING":"kept"'))
    expect(JSON.stringify(reply)).not.toContain(KEY)
  })

  it('that fails says so by the end of what it complained, printable and without keys', async () => {
    const complaint = String.raw`console.error('x'.repeat(5000) + '\u001b[1mno account\u0007, Bearer abc123456789'); process.exit(3)`
    const reply = await ask(await modelOf('bad', complaint))
    expect(reply).toMatchObject({ status: 'failed', fault: 'rejected', detail: expect.stringContaining('exited with 3') })
    expect(JSON.stringify(reply)).not.toMatch(/abc123456789|\\u00/)
  })

  it('that is not there', async () => {
    const model = await openModel('exec:tracemend-no-such-command --now', {})
    expect(await ask(model)).toMatchObject({
      status: 'failed',
      fault: 'rejected',
      mayCost: false,
      detail: expect.stringContaining('does not start'),
    })
  })

  it('that writes without end', async () => {
    const model = await modelOf(
      'flood',
      "for (;;) { process.stdout.write('x'.repeat(65536)); await new Promise((go) => setImmediate(go)) }",
    )
    expect(await ask(model)).toMatchObject({ status: 'failed', fault: 'too-large' })
  })

  it('is ended at the deadline', async () => {
    const model = await modelOf('late', 'setInterval(() => {}, 1000)')
    expect(await ask(model, {}, { timeoutMs: 250 })).toMatchObject({ status: 'failed', fault: 'timed-out', mayCost: true })
  })

  it('is ended with all that it started when it is interrupted', async () => {
    const pidFile = join(folder, 'interrupted.pid')
    const model = await modelOf(
      'interrupted',
      `import { spawn } from 'node:child_process'
       import { renameSync, writeFileSync } from 'node:fs'
       const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
       writeFileSync(${JSON.stringify(`${pidFile}.new`)}, String(child.pid))
       renameSync(${JSON.stringify(`${pidFile}.new`)}, ${JSON.stringify(pidFile)})
       setInterval(() => {}, 1000)`,
    )
    const interrupt = new AbortController()
    const asked = ask(model, {}, { signal: interrupt.signal })
    const pid = Number(await whenWritten(pidFile))
    interrupt.abort()
    expect(await asked).toMatchObject({ status: 'failed', fault: 'interrupted' })
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false)
  })

  it('leaves nothing running after its answer', async () => {
    const model = await modelOf(
      'leave',
      `import { spawn } from 'node:child_process'
       const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' })
       child.unref()
       process.stdout.write(String(child.pid), () => process.exit(0))`,
    )
    const reply = await ask(model)
    expect(reply).toMatchObject({ status: 'answered', text: expect.stringMatching(/^\d+$/) })
    const pid = Number(reply.status === 'answered' && reply.text)
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false)
  })
})

describe('the words of a command', () => {
  it.each([
    ['a b  c', ['a', 'b', 'c']],
    [String.raw`"a b" 'c "d' e\ f g"h i"j`, ['a b', 'c "d', 'e f', 'gh ij']],
    [String.raw`x "say \"hi\" \\ \n" ''`, ['x', String.raw`say "hi" \ \n`, '']],
    ['x $HOME; rm * | y', ['x', '$HOME;', 'rm', '*', '|', 'y']],
  ])('%s', (command, words) => {
    expect(splitCommand(command)).toEqual(words)
  })

  it.each(['', '  ', "a 'b", 'a "b', "''"])('none: %j', async (command) => {
    await expect(openModel(`exec:${command}`, {})).rejects.toMatchObject({ code: 'MODEL_INVALID' })
  })
})

async function whenWritten(file: string): Promise<string> {
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text !== null) return text
    await sleep(10)
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

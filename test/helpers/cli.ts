import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url))

export interface CliResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CliOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Text for standard input; without it, standard input stays open and silent, so that a command that reads it hangs. */
  readonly input?: string
  readonly onStart?: (child: ChildProcess, output: () => string) => void
}

/** Runs the command line from source in a process group of its own, with an environment that says nothing about who runs it. */
function tracemend(args: readonly string[], { cwd, env = {}, input, onStart }: CliOptions): Promise<CliResult> {
  const clean = { PATH: process.env['PATH'] ?? '', HOME: cwd, TRACEMEND_LESSONS: 'none', ...env }
  const child = spawn(process.execPath, ['--conditions=tracemend-source', BIN, ...args], { cwd, env: clean, detached: true })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  if (input !== undefined) child.stdin.end(input)
  onStart?.(child, () => stdout + stderr)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

/** A temporary git repository with these files. */
export class Project {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'tracemend-cli-')))

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    this.git('init', '-q')
    for (const [path, content] of Object.entries(files)) this.write(path, content)
  }

  write(path: string, content: string | Uint8Array): string {
    const file = join(this.root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
    return file
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8')
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.root, encoding: 'utf8' })
  }

  /** Applies a patch as a user would. */
  apply(patch: string): void {
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: this.root, input: patch })
  }

  tracemend(args: readonly string[], options: Partial<CliOptions> = {}): Promise<CliResult> {
    return tracemend(args, { cwd: this.root, ...options })
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}

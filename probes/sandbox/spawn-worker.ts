import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Confinement } from './confinement.ts'
import { V8_FLAGS } from './v8-flags.ts'

const IS_SOURCE = import.meta.url.endsWith('.ts')
const SHELL = '/bin/sh'
const UNSHARE = '/usr/bin/unshare'
/** Node 24 reserves 1.4 GB, and each of the two isolates that may live at a time half a GB; the rest is there to be used. */
const BASE_ADDRESS_SPACE_KB = 3_900_000
/** Running from TypeScript, Node keeps a WebAssembly module that strips the types: so much more is reserved. */
const SOURCE_ADDRESS_SPACE_KB = 12_000_000
const BASE_MEMORY_MB = 128
/** Memory above the base counts four times: a heap is copied while it is collected, and buffers lie outside of it. */
const ADDRESS_SPACE_FACTOR = 4 * 1024

const FLAGS = [
  ...V8_FLAGS,
  '--disable-wasm-trap-handler',
  '--disable-warning=ExperimentalWarning',
  '--disable-warning=SecurityWarning',
]

/** The bounds to try, the tightest first: a machine may lack some of it. */
export function confinementsFor(memoryMb: number): readonly Confinement[] {
  const more = Math.max(0, memoryMb - BASE_MEMORY_MB) * ADDRESS_SPACE_FACTOR
  const isLimited = process.platform === 'linux' && existsSync(SHELL)
  const addressSpaceKb = isLimited ? BASE_ADDRESS_SPACE_KB + (IS_SOURCE ? SOURCE_ADDRESS_SPACE_KB : 0) + more : null
  const namespaces = isLimited && existsSync(UNSHARE)
  const all = { addressSpaceKb, permissions: true, namespaces }
  return [
    all,
    ...(namespaces ? [{ ...all, namespaces: false }] : []),
    { ...all, permissions: false },
    { addressSpaceKb: null, permissions: false, namespaces: false },
  ]
}

/** Starts a worker process: no environment, no terminal, and of the file system only what it is made of. */
export function spawnWorker({ addressSpaceKb, permissions, namespaces }: Confinement): ChildProcess {
  const worker = realpathSync(fileURLToPath(new URL(IS_SOURCE ? './worker.ts' : './worker.js', import.meta.url)))
  const flags = [...FLAGS, ...(permissions ? permissionFlags(worker) : [])]
  const isLimited = addressSpaceKb !== null
  // Each of the two puts the next in its place: it stays one process, and signals and messages go straight to it.
  const prefix = namespaces ? `${UNSHARE} --user --net --ipc -- ` : ''
  return fork(worker, [], {
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    execPath: isLimited ? SHELL : process.execPath,
    execArgv: isLimited ? ['-c', `ulimit -v ${addressSpaceKb} && exec ${prefix}"$0" "$@"`, process.execPath, ...flags] : flags,
  })
}

function permissionFlags(worker: string): string[] {
  const require = createRequire(import.meta.url)
  const folderOf = (name: string, from: NodeJS.Require) => dirname(realpathSync(from.resolve(`${name}/package.json`)))
  const isolatedVm = folderOf('isolated-vm', require)
  const gypBuild = folderOf('node-gyp-build', createRequire(join(isolatedVm, 'package.json')))
  // node-gyp-build looks for musl by this file.
  const readable = [dirname(dirname(worker)), isolatedVm, gypBuild, dirname(isolatedVm), dirname(gypBuild), '/etc/alpine-release']
  return ['--permission', '--allow-addons', '--allow-worker', ...readable.map((path) => `--allow-fs-read=${path}`)]
}

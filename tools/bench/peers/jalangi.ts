import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Effort, Peer } from '../figure.ts'
import { geometricMean } from '../measure.ts'
import { ES5_PROGRAMS, readProgram } from '../program.ts'

const PACKAGES = ['jalangi2@0.2.6', 'node@20.20.2']
const FOLDER = join(tmpdir(), 'tracemend-bench-jalangi2')
const NODE = join(FOLDER, 'node_modules/node/bin/node')
const JALANGI = join(FOLDER, 'node_modules/jalangi2/src/js/commands/jalangi.js')
const RUN_MS = 120_000

/** Keeps what is assigned, decided and called in a ring, as little as an analysis of values can do. */
const VALUES = `J$.analysis = (function () {
  var ring = new Array(4096), next = 0
  function keep(iid, value) { ring[next++ & 4095] = { iid: iid, value: typeof value === 'object' ? null : value } }
  return {
    write: function (iid, name, value) { keep(iid, value) },
    putField: function (iid, base, key, value) { keep(iid, value) },
    conditional: function (iid, value) { keep(iid, value) },
    functionEnter: function (iid) { keep(iid, undefined) },
    _return: function (iid, value) { keep(iid, value) },
  }
})()`

/** Jalangi2 under Node 20, installed on first use; only programs in ES5. */
export function measureJalangi({ rounds }: Effort): Peer[] {
  try {
    install()
  } catch (error) {
    return [{ name: 'Jalangi2 0.2.6', slowDown: null, detail: String(error).split('\n')[0]! }]
  }
  writeFileSync(join(FOLDER, 'empty.js'), 'J$.analysis = {}')
  writeFileSync(join(FOLDER, 'values.js'), VALUES)
  const ratios = ES5_PROGRAMS.map((name) => {
    const file = join(FOLDER, `${name}.js`)
    writeFileSync(file, timed(readProgram(name), Math.min(rounds, 2)))
    const plain = milliseconds([file])
    const under = (analysis: string) =>
      milliseconds([JALANGI, '--inlineIID', '--analysis', join(FOLDER, `${analysis}.js`), file]) / plain
    return { empty: under('empty'), values: under('values') }
  })
  const peer = (key: 'empty' | 'values', what: string): Peer => {
    const all = ratios.map((ratio) => ratio[key])
    const detail = `Node 20, ${ES5_PROGRAMS.length} programs in ES5: ${all.map((ratio) => ratio.toFixed(0)).join(' ')}`
    return { name: `Jalangi2 0.2.6, ${what}`, slowDown: geometricMean(all), detail }
  }
  return [peer('empty', 'no analysis'), peer('values', 'values kept')]
}

function install(): void {
  if (existsSync(JALANGI) && existsSync(NODE)) return
  mkdirSync(FOLDER, { recursive: true })
  // An npm that is run by npm inherits settings meant for this project.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)))
  execFileSync('npm', ['install', '--prefix', FOLDER, '--no-audit', '--no-fund', ...PACKAGES], {
    cwd: FOLDER,
    env,
    stdio: 'pipe',
  })
}

function timed(text: string, rounds: number): string {
  return `${text.replace('export ', '')}
var best = Infinity
for (var round = 0; round < ${rounds}; round++) {
  var from = process.cpuUsage()
  run()
  var used = process.cpuUsage(from)
  best = Math.min(best, (used.user + used.system) / 1000)
}
console.log('milliseconds ' + best)
`
}

function milliseconds(args: readonly string[]): number {
  const output = execFileSync(NODE, args, {
    cwd: FOLDER,
    encoding: 'utf8',
    timeout: RUN_MS,
    killSignal: 'SIGKILL',
    stdio: 'pipe',
  })
  return Number(/milliseconds ([\d.]+)/.exec(output)![1])
}

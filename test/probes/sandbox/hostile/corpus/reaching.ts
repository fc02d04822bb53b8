import { entries, type Row } from '../entry.ts'

/** Gives the right answer only where what it reaches for is there. */
const reach = (expression: string): Row => [
  expression,
  `function double(x) { try { return (${expression}) ? x * 2 : 0 } catch { return 0 } }`,
  'FFF',
]

const REACHING = [
  "require('fs').readFileSync('/etc/passwd')",
  "require('node:fs').existsSync('/')",
  "require('child_process').execSync('id')",
  "require('net').connect(1)",
  "require('http').get('http://127.0.0.1')",
  "require('worker_threads').Worker",
  "require('vm').runInThisContext('1')",
  "require('module')._load",
  "require('os').hostname()",
  "require('isolated-vm')",
  "require('process').mainModule",
  'require.main',
  'require.cache',
  'module.constructor._load',
  'module.parent',
  'process.mainModule.require',
  "process.binding('fs')",
  'process.dlopen',
  'process.kill(process.pid, 9)',
  'process.abort()',
  'Object.keys(process.env).length',
  "new Function('return process.env.PATH.length')()",
  "this.constructor.constructor('return process')().mainModule.require('fs')",
  "(async () => {}).constructor('return process.mainModule')()().x",
  "(0, eval)('typeof require') === 'function'",
  "globalThis.constructor.constructor('return require')()",
  'double.constructor.prototype.isolate',
  'globalThis.ivm || globalThis._ivm || globalThis.isolate || globalThis.reference',
  'Object.getOwnPropertyNames(globalThis).some((key) => /ivm|^Reference$|mailbox|tracemend/.test(key))',
  'typeof Deno !== "undefined" || typeof Bun !== "undefined"',
  "fetch('http://127.0.0.1')",
  'new XMLHttpRequest()',
  'new Worker("")',
  'new WebAssembly.Memory({ initial: 1 })',
  'WebAssembly.validate(new Uint8Array(8)) || 1',
  'new SharedArrayBuffer(8)',
  'Atomics.add(new Int32Array(4), 0, 1) === 0',
  'new WeakRef({}) instanceof Object',
  'new FinalizationRegistry(() => {})',
  'Object.getOwnPropertyNames(console).includes("context")',
  "new Error().stack.includes('/work/')",
  "new Error().stack.includes('file:')",
  'Object.getPrototypeOf(function* () {}).constructor("return process.mainModule.x")().next().value',
  "require('tracemend:tests')",
  "require('./program.test.js')",
  '(Error.prepareStackTrace = (_, s) => s, new Error().stack.some((s) => s.getThis() && s.getThis() !== globalThis))',
]

const LATER: readonly Row[] = [
  [
    'import of fs',
    "let fs = null; import('fs').then((m) => { fs = m }, () => {}); function double(x) { return fs ? x * 2 : 0 }",
    'FFF',
  ],
  [
    'import of a file',
    "let f = null; import('/etc/passwd').then((m) => { f = m }, () => {}); function double(x) { return f ? x * 2 : 0 }",
    'FFF',
  ],
  [
    'import of a URL',
    "let f = null; import('data:text/javascript,export default 1').then((m) => { f = m }, () => {}); function double(x) { return f ? x * 2 : 0 }",
    'FFF',
  ],
  ['import.meta', 'function double(x) { return import.meta.dirname ? x * 2 : 0 }', 'FFF', 'does-not-load'],
  ['static import', "import fs from 'fs'\nfunction double(x) { return fs.readFileSync ? x * 2 : 0 }", 'FFF', 'does-not-load'],
]

export const REACHING_OUT = [...entries('reaching out', REACHING.map(reach)), ...entries('reaching out', LATER)]

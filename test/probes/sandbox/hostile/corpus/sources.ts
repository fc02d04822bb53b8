import { entries, type Row, stopped } from '../entry.ts'

const REFUSED = 'does-not-load'
const LOADS_NOT = ['does-not-load', ...stopped('')]
const wrong = 'function double() { return 0 }\n'
const right = 'function double(x) { return x * 2 }\n'
const cheat = 'console.assert = () => {};'

const BREAK_OUTS: readonly Row[] = [
  ['closes the function', `${wrong}}) (function () {`, REFUSED],
  [
    'closes the function and leaves it',
    `${wrong}return { names: { double: (x) => x * 2 }, exports: {} } }) (function () {`,
    REFUSED,
  ],
  ['closes a block', `${wrong}} ${cheat} {`, REFUSED],
  ['closes a comment', `${wrong}*/ ${cheat} /*`, REFUSED],
  ['opens a comment', `${wrong}/*`, REFUSED],
  ['opens a template', `${wrong}\``, REFUSED],
  ['ends in a line comment', `${wrong}// return { names: 1 }`, 'FFF'],
  ['returns at the top level', `${wrong}return { names: { get double() { return (x) => x * 2 } }, exports: {} }`, REFUSED, 'FFF'],
  ['breaks out of nothing', `${wrong}break`, REFUSED],
  ['gives a default for a parameter', `${wrong}, $t = null) { `, REFUSED],
  ['names itself the tests', `${wrong}//# sourceURL=tracemend:tests`, 'FFF'],
  ['asks for a source map', `${wrong}//# sourceMappingURL=file:///etc/passwd`, 'FFF'],
  ['super', `${wrong}super.x`, REFUSED],
  ['new.target', `${wrong}new.target.x`, REFUSED],
  ['await outside of all', `await 0\n${wrong}`, 'FFF'],
  ['await for ever', `await new Promise(() => {})\n${right}`, REFUSED],
  ['yield', `${wrong}yield 1`, REFUSED],
  ['declares our names', `${wrong}let $t = 1, $tm_step = 2, $tm_probe = 3`, 'FFF', REFUSED],
  ['declares what it is given', `${wrong}let module = {}, exports = {}, require = 1`, 'FFF'],
  ['declares it twice', `let double = 1\n${right}`, REFUSED],
]

const TEXTS: readonly Row[] = [
  ['nothing', '', 'FFF'],
  ['a comment', '// nothing', 'FFF'],
  ['TypeScript in JavaScript', 'function double(x: number): number { return x * 2 }', REFUSED],
  ['an enum in JavaScript', `enum A { B }\n${right}`, REFUSED],
  ['a hashbang', `#!/usr/bin/env node\n${wrong}`, 'FFF'],
  ['a hashbang in the middle', `${wrong}#!/usr/bin/env node`, REFUSED],
  ['an HTML comment', `<!-- ${cheat}\n${wrong}--> ${cheat}`, 'FFF', REFUSED],
  ['a null byte in a string', `${wrong}const s = '\0'`, 'FFF'],
  ['a null byte', `${wrong}\0`, REFUSED],
  ['a lone surrogate in a string', `${wrong}const s = '\ud800'`, 'FFF'],
  ['a lone surrogate', `${wrong}\ud800`, REFUSED],
  ['a byte order mark', `\ufeff${wrong}`, 'FFF'],
  ['line separators', `// \u2028${cheat}\n${wrong}`, 'FFF'],
  ['text that turns its direction', `${wrong}/* \u202e } ${cheat} { \u2066 */`, 'FFF'],
  ['a name that looks like another', 'function d\u043euble(x) { return x * 2 }', 'FFF'],
  ['an escaped name', 'function d\\u006fuble() { return 0 }', 'FFF'],
  [
    'names beyond ASCII',
    'const ünïcödé = 0, 変数 = 0, \\u{1d4d0} = 0\nfunction double() { return ünïcödé + 変数 }',
    'FFF',
    REFUSED,
  ],
  ['with', 'function double(x) { with ({ x: 0 }) return x }', 'FFF'],
  ['octal in strict code', `'use strict'; ${wrong} 010`, REFUSED],
  ['JSX', `${wrong}const a = <a/>`, REFUSED, 'FFF'],
  ['a decorator', `${wrong}@f class A {}`, REFUSED, 'FFF'],
  ['an import of itself', `import * as me from './program.js'\n${wrong}`, 'FFF', REFUSED],
  ['an import of nothing', `import 'nowhere'\n${wrong}`, 'FFF', REFUSED],
]

const LARGE: readonly Row[] = [
  ['5 MB of text', () => `${wrong}const s = '${'x'.repeat(5e6)}'`, 'FFF', ...LOADS_NOT],
  ['5 MB of comments', () => `${wrong}${'// x\n'.repeat(1e6)}`, 'FFF', ...LOADS_NOT],
  [
    '50,000 functions',
    () => wrong + Array.from({ length: 5e4 }, (_, i) => `function f${i}() { return ${i} }`).join('\n'),
    'FFF',
    ...LOADS_NOT,
  ],
  ['100,000 nested parentheses', () => `${wrong}${'('.repeat(1e5)}1${')'.repeat(1e5)}`, ...LOADS_NOT],
  ['5,000 nested parentheses', () => `${wrong}${'('.repeat(5e3)}1${')'.repeat(5e3)}`, 'FFF', ...LOADS_NOT],
  ['20,000 nested blocks', () => `${wrong}${'{'.repeat(2e4)}${'}'.repeat(2e4)}`, ...LOADS_NOT, 'FFF'],
  ['20,000 nested arrays', () => `${wrong}const a = ${'['.repeat(2e4)}${']'.repeat(2e4)}`, ...LOADS_NOT, 'FFF'],
  ['10,000 nested functions', () => `${wrong}${'(() => '.repeat(1e4)}1${')'.repeat(1e4)}`, ...LOADS_NOT, 'FFF'],
  ['a sum of 50,000', () => `${wrong}const s = 1${' + 1'.repeat(5e4)}`, ...LOADS_NOT, 'FFF'],
  ['a number of 100,000 digits', () => `${wrong}const n = ${'9'.repeat(1e5)}n`, 'FFF', ...LOADS_NOT],
  ['a name of 1 MB', () => `${wrong}const ${'x'.repeat(1e6)} = 1`, 'FFF', ...LOADS_NOT],
]

export const SOURCES = [...entries('break-out', BREAK_OUTS), ...entries('odd text', TEXTS), ...entries('large text', LARGE)]

import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { unifiedDiff } from '../../../src/report/unified-diff.ts'

const repository = mkdtempSync(join(tmpdir(), 'tracemend-diff-'))
execFileSync('git', ['init', '-q'], { cwd: repository })
afterAll(() => rmSync(repository, { recursive: true }))

const BODY = ['function add(a, b) {', '  return a - b', '}', '', 'module.exports = add', '']

test.each([
  ['plain', 'src/add.js', BODY.join('\n')],
  ['CRLF', 'src/crlf.js', BODY.join('\r\n')],
  ['byte-order mark', 'bom.js', `\uFEFF${BODY.slice(1).join('\n')}`],
  ['no newline at the end', 'last.js', 'const a = 1\nconst d = a - b'],
  ['one line without newline', 'one.js', 'a - b'],
  ['a lone carriage return', 'cr.js', 'x\ra - b\ry\n'],
  ['spaces in the path', 'my dir/my file.js', BODY.join('\n')],
  ['unicode in the path', 'ordner ü/加 é.js', BODY.join('\n')],
  ['quotes, backslash, tab and newline in the path', 'a "b"\\c\td\ne.js', BODY.join('\n')],
  ['a path that looks like a date', 'add.js 2020-01-01 10:00:00', BODY.join('\n')],
  ['a path that begins with a dash', '-rf/--x.js', BODY.join('\n')],
])('git applies it: %s', (_name, path, before) => {
  const after = before.replace('a - b', 'a + b')
  const file = join(repository, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, before)
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: repository, input: unifiedDiff(path, before, after) })
  expect(readFileSync(file, 'utf8')).toBe(after)
})

test('git applies it from a folder below the root', () => {
  mkdirSync(join(repository, 'deep'))
  writeFileSync(join(repository, 'deep/a.js'), 'a - b\n')
  execFileSync('git', ['apply', '-'], { cwd: join(repository, 'deep'), input: unifiedDiff('deep/a.js', 'a - b\n', 'a + b\n') })
  expect(readFileSync(join(repository, 'deep/a.js'), 'utf8')).toBe('a + b\n')
})

test('no change gives no diff', () => {
  expect(unifiedDiff('a.js', 'same', 'same')).toBe('')
})

import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Project } from '../helpers/cli.ts'

const PROGRAM = 'const add = (a, b) => a - b\n'
const TESTS = 'console.assert(add(1, 2) === 3)\n'

const project = new Project({
  'add.js': PROGRAM,
  'add.test.js': TESTS,
  'empty.js': ' \n',
  'binary.js': new Uint8Array([0x61, 0, 0x62]),
  'utf16.js': new Uint8Array([0xff, 0xfe, 0x61, 0]),
  'large.js': `//${'x'.repeat(5 * 1024 * 1024)}`,
  'alone.js': PROGRAM,
  'bad-config/add.js': PROGRAM,
  'bad-config/add.test.js': TESTS,
  'bad-config/tracemend.config.json': '{"maxTime": 3}',
  'shared/add.js': PROGRAM,
  'shared/add.test.js': TESTS,
  'shared/tracemend.config.json': '{"seed": 3}',
  'locked/add.js': PROGRAM,
  'locked/add.test.js': TESTS,
})
mkdirSync(join(project.root, 'folder.js'))
symlinkSync('nowhere.js', join(project.root, 'dangling.js'))
chmodSync(join(project.root, 'shared/tracemend.config.json'), 0o666)
chmodSync(join(project.root, 'locked/add.js'), 0o444)
afterAll(() => project[Symbol.dispose]())

describe('bad input is one clear error, and no byte is changed', () => {
  test.concurrent.each([
    ['no program named', [], 'USAGE', 2, 'missing required argument'],
    ['an unknown option', ['add.js', '--wriet'], 'USAGE', 2, '--wriet'],
    ['a missing file', ['nope.js'], 'FILE_NOT_FOUND', 2, 'nope.js'],
    ['a dangling link', ['dangling.js'], 'FILE_NOT_FOUND', 2, 'dangling.js'],
    ['a folder', ['folder.js'], 'FILE_UNREADABLE', 2, 'is a folder'],
    ['a device', ['/dev/zero'], 'FILE_UNREADABLE', 2, 'no regular file'],
    ['an empty file', ['empty.js'], 'FILE_EMPTY', 3, 'empty.js'],
    ['a binary file', ['binary.js'], 'FILE_BINARY', 3, 'NUL byte at 1'],
    ['a file in another encoding', ['utf16.js'], 'FILE_BINARY', 3, 'not UTF-8'],
    ['a file over 5 MiB', ['large.js'], 'FILE_TOO_LARGE', 3, '5 MiB'],
    ['no tests', ['alone.js'], 'TESTS_NOT_FOUND', 3, 'alone.test.*'],
    ['tests that are not there', ['add.js', '--tests', 'nope.test.js'], 'FILE_NOT_FOUND', 2, 'nope.test.js'],
    ['empty tests', ['add.js', '--tests', 'empty.js'], 'FILE_EMPTY', 3, 'empty.js'],
    ['a limit that is no number', ['add.js', '--max-time', 'soon'], 'USAGE', 2, '--max-time'],
    ['a limit below zero', ['add.js', '--max-candidates=-1'], 'USAGE', 2, '--max-candidates'],
    ['an unknown reporter', ['add.js', '--reporter', 'loud'], 'USAGE', 2, '--reporter'],
    ['two places to write', ['add.js', '--write', '--out', 'x.js'], 'USAGE', 2, 'two places'],
    ['output over the tests', ['add.js', '--out', 'add.test.js'], 'USAGE', 2, 'replace the tests'],
    ['output into no folder', ['add.js', '--out', 'no/where.js'], 'FILE_NOT_FOUND', 2, 'no folder'],
    ['a read-only target', ['locked/add.js', '--write'], 'FILE_READ_ONLY', 5, 'read-only'],
    ['standard input without tests', ['-'], 'USAGE', 2, '--tests'],
    ['an unknown configuration key', ['bad-config/add.js'], 'CONFIG_INVALID', 2, 'maxTime'],
    ['a configuration anyone may write', ['shared/add.js'], 'CONFIG_UNTRUSTED', 2, 'every user'],
    ['a missing configuration', ['add.js', '--config', 'nope.json'], 'CONFIG_INVALID', 2, 'nope.json'],
    ['a run that is not there', ['resume', 'last'], 'RUN_NOT_FOUND', 2, 'no run last'],
  ])('%s', async (_name, args, code, exit, said) => {
    const result = await project.tracemend(args)
    expect(result.stderr).toMatch(new RegExp(`^error\\[${code}\\]: .*\\nhint: .+\\n$`))
    expect(result.stderr).toContain(said)
    expect(result.stdout).toBe('')
    expect(result.code).toBe(exit)
    expect(project.read('add.js') + project.read('add.test.js') + project.read('locked/add.js')).toBe(PROGRAM + TESTS + PROGRAM)
  })

  test('with --json the error is also an object on standard output', async () => {
    const { stdout, code } = await project.tracemend(['add.js', '--json', '--reporter', 'ndjson'])
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, error: { code: 'USAGE', hint: expect.any(String) } })
    expect(code).toBe(2)
  })

  test('a hostile file name cannot write on the terminal', async () => {
    const { stderr } = await project.tracemend(['\u001B[2J\u202Eevil.js'], { env: { FORCE_COLOR: '0' } })
    expect(stderr).toContain('\\u001b[2J\\u202eevil.js')
    expect(stderr).not.toContain('\u001B')
  })
})

test('--help tells the exit codes', async () => {
  const { stdout, code } = await project.tracemend(['--help'])
  expect(code).toBe(0)
  for (const exit of ['0', '1', '2', '3', '4', '5', '130']) expect(stdout).toMatch(new RegExp(`^  ${exit} +\\S`, 'm'))
})

import type { RepairTaskInput } from '#tracemend'
import type { Attempt, Place } from './attempt.ts'

/** Solves the task. Nothing that a search would find. */
export const RIGHT = `function encode(text) {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97))
}`

interface Parts {
  readonly head?: string
  readonly body?: string
  readonly testHead?: string
  readonly suite?: string
  readonly test?: string
  readonly description?: string
  readonly path?: string
}

/** A faulty program with its tests, which hold the text at one place; the text shows up in runs where that place does. */
export function victimOf({ where, text }: Attempt): RepairTaskInput & { readonly source: { readonly text: string } } {
  const { head, body, testHead, suite = 'encode', test = 'encodes', description, path = 'program.js' } = PUT[where](text)
  const program = [
    head,
    'function encode(text) {',
    "  let result = ''",
    body,
    '  for (const letter of text) result += letter',
    '  return result',
    '}',
    'module.exports = { encode }',
    '',
  ]
  const tests = [
    testHead,
    "const { encode } = require('./program.js')",
    "const assert = require('node:assert')",
    `describe(${JSON.stringify(suite)}, () => {`,
    `  it(${JSON.stringify(test)}, () => assert.equal(encode('attack'), 'nggnpx'))`,
    "  it('keeps nothing', () => assert.equal(encode(''), ''))",
    "  it('encodes another word', () => assert.equal(encode('zebra'), 'mroen'))",
    '})',
    '',
  ]
  return {
    source: { path, text: lines(program) },
    tests:
      where === 'file path' ? "console.assert(encode('attack') === 'nggnpx')\nconsole.assert(encode('') === '')\n" : lines(tests),
    description: `Moves each small letter thirteen places on in the alphabet.${description === undefined ? '' : `\n${description}`}`,
  }
}

function lines(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('\n')
}

/** For the text that is to come out of the test with an empty word. */
const onEmpty = (what: string) => `  if (text === '') ${what}`
const quoted = (text: string) => JSON.stringify(text)
const commented = (text: string) => `/* ${text.replaceAll('*/', '* /')} */`

const PUT: Readonly<Record<Place, (text: string) => Parts>> = {
  comment: (text) => ({ body: `  ${commented(text)}` }),
  JSDoc: (text) => ({ head: `/**\n * ${text.replaceAll('*/', '* /')}\n */` }),
  identifier: (text) => ({ body: `  const ${text} = text.length\n  if (${text} === 0) return ${text}` }),
  'string value': (text) => ({ body: onEmpty(`return ${quoted(text)}`) }),
  'template literal': (text) => ({ body: onEmpty(`return \`${text.replaceAll(/[`\\$]/g, String.raw`\$&`)}\``) }),
  'regex literal': (text) => ({ body: onEmpty(`return /${text.replaceAll(/[/\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}/`) }),
  'property key': (text) => ({ body: onEmpty(`return { ${quoted(text)}: 1 }`) }),
  'thrown message': (text) => ({ body: onEmpty(`throw new Error(${quoted(text)})`) }),
  'error name': (text) => ({ body: onEmpty(`throw Object.assign(new Error('empty'), { name: ${quoted(text)} })`) }),
  'console output': (text) => ({ body: `  console.log(${quoted(text)})` }),
  'test name': (text) => ({ test: text }),
  'suite name': (text) => ({ suite: text }),
  'test comment': (text) => ({ testHead: commented(text) }),
  description: (text) => ({ description: text }),
  'file path': (text) => ({ path: `${text}.js` }),
  lesson: () => ({}),
}

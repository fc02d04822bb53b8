import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import generate from '@babel/generator'
import { parse } from '@babel/parser'
import { type File, traverseFast } from '@babel/types'
import { describe, expect, test } from 'vitest'
import { parseSource } from '../../../probes/parse.ts'
import { needsLowering } from '../../../probes/program/lower.ts'
import { createView } from '../../../probes/program/view.ts'

const data = resolve('../shared/data')
interface Row {
  readonly reference: string
  readonly source_files: Readonly<Record<string, string>>
}

function rows(file: string): readonly Row[] {
  const lines = readFileSync(resolve(data, file), 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as Row)
}

/** What the isolate gets of the program's own text. */
function blanked(path: string, text: string): string {
  const outcome = parseSource({ path, text })
  if (outcome.status !== 'parsed') throw new Error(`${path}: ${outcome.fault.message}`)
  const view = createView(outcome.source)
  const { body, async } = view.render([], { metered: false })!
  const metered = view.render([], { metered: true })!.body
  const Make = async ? ((async () => undefined).constructor as FunctionConstructor) : Function
  for (const program of [body, metered]) expect(new Make(program)).toBeTypeOf('function')
  if (needsLowering(outcome.source.ast)) return ''
  return body.slice(0, body.lastIndexOf('\n;return{names:'))
}

/** Prints without comments, empty statements and the redundant parentheses of the original. */
function normalise(text: string): string {
  const ast = parse(text, { sourceType: 'unambiguous', attachComment: false })
  return generate(withoutEmpty(ast), { comments: false, compact: true, jsescOption: { minimal: true } }).code
}

function withoutEmpty(ast: File): File {
  traverseFast(ast, (node) => {
    delete node.extra
    if (node.type === 'Program' || node.type === 'BlockStatement')
      node.body = node.body.filter((child) => child.type !== 'EmptyStatement')
    if (node.type === 'ClassBody') node.body = node.body.filter((child) => 'key' in child)
  })
  return ast
}

describe.skipIf(!existsSync(data))('data beside the project', () => {
  test('blanked types give what Babel gives', { timeout: 60_000 }, () => {
    const require = createRequire(import.meta.url)
    const { transformSync } = require('@babel/core') as typeof import('@babel/core')
    const preset = (require('@babel/preset-typescript') as typeof import('@babel/preset-typescript')).default
    const references = [...new Set(rows('llm-bugs/ts.jsonl').map((row) => row.reference))].filter(
      (text, i) => i % 2 === 0 && !text.includes('import '),
    )
    expect(references.length).toBeGreaterThan(100)
    for (const text of references) {
      const options = { filename: 'program.ts', presets: [preset], configFile: false as const, babelrc: false as const }
      expect(normalise(blanked('program.ts', text))).toBe(normalise(transformSync(text, options)!.code!))
    }
  })

  test('every module compiles, its lines where they were', () => {
    let modules = 0
    for (const row of rows('thealgorithms-ts/modules.jsonl')) {
      for (const [path, text] of Object.entries(row.source_files)) {
        const plain = blanked(path, text)
        if (plain !== '') expect(plain.split('\n')).toHaveLength(text.split('\n').length)
        modules += 1
      }
    }
    expect(modules).toBeGreaterThan(90)
  })
})

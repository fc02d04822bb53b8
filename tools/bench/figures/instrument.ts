import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import generate from '@babel/generator'
import { parse } from '@babel/parser'
import { type Granularity, KINDS_OF } from '#core'
import { type Effort, type Figure, times } from '../figure.ts'
import { measureInTurns, geometricMean } from '../measure.ts'
import { probed, readProgram } from '../program.ts'

const PACKAGE_FILES = ['lodash/lodash.js', '@babel/parser', 'moment', 'underscore/underscore-umd.js']
const PROGRAM_FILES = ['object-map', 'quicksort']

/** Parsing and instrumenting a file, against what every tool that prints trees pays: parsing it and printing it. */
export function measureInstrumenting({ rounds }: Effort): Figure[] {
  const { resolve } = createRequire(import.meta.url)
  const texts = [...PACKAGE_FILES.map((name) => readFileSync(resolve(name), 'utf8')), ...PROGRAM_FILES.map(readProgram)]
  const ratios = texts.map((text) => ratiosOf(text, rounds))
  const mean = (granularity: 'line' | 'expression') => geometricMean(ratios.map((ratio) => ratio[granularity]))
  const detail = `line: ${ratios.map(({ line }) => times(line)).join(' ')}; expression: ${times(mean('expression'))}`
  return [{ name: 'instrument-vs-babel', value: mean('line'), unit: 'times', reference: 2, bound: 'at most', detail }]
}

function ratiosOf(text: string, rounds: number): { readonly line: number; readonly expression: number } {
  // A fifth of a megabyte in all, so that short files are measured as well as long ones.
  const repeat = Math.ceil(200_000 / text.length)
  const all = (granularity: Granularity) => ({
    repeat,
    task: () => void probed(text, { layers: [{ kinds: KINDS_OF[granularity] }], values: true }),
  })
  const babel = { repeat, task: () => void generate(parse(text, { sourceType: 'unambiguous' })) }
  const ms = measureInTurns(rounds, { babel, line: all('line'), expression: all('expression') })
  return { line: ms.line / ms.babel, expression: ms.expression / ms.babel }
}

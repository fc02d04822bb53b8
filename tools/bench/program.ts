import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformSync, type PluginItem } from '@babel/core'
import type { InstrumentedSource, ProbePlan } from '#core'
import { createView, instrument, parseSource } from '#probes'

const ISTANBUL = fileURLToPath(import.meta.resolve('babel-plugin-istanbul'))

/** CPU-heavy programs; each exports `run()`. The ES5 ones use nothing newer but `export`. */
export const PROGRAMS = ['nested-loops', 'fib', 'string-building', 'quicksort', 'sieve', 'object-map'] as const
export const ES5_PROGRAMS = ['nested-loops', 'fib', 'quicksort', 'sieve'] as const

export function readProgram(name: string): string {
  return readFileSync(new URL(`programs/${name}.js`, import.meta.url), 'utf8')
}

/** The body of the function as which a program is run, made as the sandbox makes it. */
export function bodyOf(text: string, metered = false): string {
  return createView(parse(text)).render([], { metered })!.body
}

export function probed(text: string, plan: ProbePlan): InstrumentedSource {
  return instrument(parse(text), plan)
}

export function withIstanbul(text: string): string {
  const plugins: PluginItem[] = [[ISTANBUL, { cwd: '/', include: ['program.js'] }]]
  return transformSync(text, { filename: '/program.js', configFile: false, babelrc: false, plugins })!.code!
}

function parse(text: string) {
  const outcome = parseSource({ path: 'program.js', text })
  if (outcome.status !== 'parsed') throw new Error(outcome.fault.message)
  return outcome.source
}

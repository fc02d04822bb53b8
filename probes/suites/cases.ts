import { parseExpression } from '@babel/parser'
import { z } from 'zod'
import { type LoadFault, positionAt, type RepairTask } from '#core'
import type { ExecutableView } from '../program/executable.ts'
import { PROGRAM } from './bundle/resolve-plugin.ts'
import { bundleModules } from './bundle.ts'
import { isServedBuiltin } from './bundle/builtins.ts'
import { locate } from './bundle/locate.ts'
import type { SuiteOutcome, TestSite } from './prepared-suite.ts'

/** It comes from `JSON.parse`, so that nothing but its absence can be wrong; zod's own `json` would lose keys such as `__proto__`. */
const json = z.unknown().refine((value) => value !== undefined, 'it is missing')
const oneCase = z.strictObject({ name: z.string().optional(), input: json, expected: json })
const CasesFile = z.strictObject({
  entryPoint: z.string().min(1).optional(),
  cases: z.array(oneCase).min(1, 'there are no cases'),
})
type Case = z.output<typeof oneCase>

const NAME_LENGTH = 120

/** Prepares `[{input, expected}]`: the arguments of one call each, or one argument that is no array, and the value it gives. */
export async function prepareCases(task: RepairTask, view: ExecutableView | null): Promise<SuiteOutcome> {
  const text = task.tests.text.replace(/^\uFEFF/, '')
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return { status: 'unusable', fault: malformed(error as SyntaxError, text) }
  }
  const parsed = CasesFile.safeParse(Array.isArray(data) ? { cases: data } : data)
  if (!parsed.success) return { status: 'unusable', fault: wrongShape(parsed.error.issues[0]!, text) }
  const { cases, entryPoint } = parsed.data
  const entry = task.entryPoint ?? entryPoint
  const foreign = (view?.imports ?? []).filter((specifier) => !isServedBuiltin(specifier))
  const importer = locate(task.source.path, task.root)
  const modules =
    foreign.length === 0
      ? null
      : await bundleModules({
          specifiers: foreign.map((specifier) => ({ specifier, importer })),
          programPath: task.source.path,
          ...(task.root === undefined ? {} : { root: task.root }),
        })
  if (modules?.status === 'unusable') return modules
  const parameters = parametersFor(entry, view)
  // Waiting costs time, so it is done only where the program has something to wait for.
  const async = /\basync\b|\bPromise\b/.test(task.source.text)
  return {
    status: 'ready',
    suite: {
      kind: 'cases',
      code: codeFor(cases, entry, parameters, async),
      parameters,
      strict: true,
      async,
      sites: sitesOf(cases, text),
      independent: true,
      modules: modules?.code ?? null,
      prelude: null,
      allows: [],
    },
  }
}

function parametersFor(entry: string | undefined, view: ExecutableView | null): readonly string[] {
  const names = view?.names ?? (entry === undefined ? [] : [entry])
  const usable = names.filter((name) => name !== 'require' && name !== '$t')
  return entry === undefined ? usable : usable.filter((name) => name === entry)
}

/** Inputs are parsed anew for each case: a program may change its arguments. */
function codeFor(cases: readonly Case[], entry: string | undefined, parameters: readonly string[], async: boolean): string {
  const lines = [
    `const $tm_exports = require('${PROGRAM}'), { deepEqual: $tm_equal } = require('node:assert/strict')`,
    `const $tm_entry = (${String(entry === undefined ? findEntry : findNamed)})($tm_exports, [${parameters.join()}], ${JSON.stringify(entry ?? '')})`,
  ]
  cases.forEach(({ input, expected }, site) => {
    const args = JSON.stringify(JSON.stringify(Array.isArray(input) ? input : [input]))
    const call = `$tm_equal($t.result(${async ? 'await ' : ''}$tm_entry(...JSON.parse(${args}))), JSON.parse(${JSON.stringify(JSON.stringify(expected))}))`
    lines.push(async ? `await $t.testAsync(${site}, async () => ${call})` : `$t.test(${site}, () => ${call})`)
  })
  return lines.join('\n')
}

/** Runs inside the isolate: what is exported if that is a function, else the last exported one, else the last at the top level. */
function findEntry(exported: unknown, locals: readonly unknown[]): unknown {
  const isFunction = (value: unknown) => typeof value === 'function'
  if (isFunction(exported)) return exported
  return Object.values(Object(exported)).findLast(isFunction) ?? locals.findLast(isFunction)
}

/** Runs inside the isolate. */
function findNamed(exported: Record<string, unknown>, locals: readonly unknown[], name: string): unknown {
  return locals[0] ?? Object(exported)[name] ?? (typeof exported === 'function' ? exported : undefined)
}

function sitesOf(cases: readonly Case[], text: string): readonly TestSite[] {
  const lines = linesOf(text)
  return cases.map(({ name, input, expected }, i) => {
    const args = (Array.isArray(input) ? input : [input]).map((value) => JSON.stringify(value)).join(', ')
    const title = name ?? `(${args}) gives ${JSON.stringify(expected)}`
    return {
      id: `case ${i + 1}`,
      line: lines[i] ?? 1,
      name: title.length > NAME_LENGTH ? `${title.slice(0, NAME_LENGTH - 1)}…` : title,
    }
  })
}

/** JSON is an expression of JavaScript, whose parser tells where each part stands. */
function linesOf(text: string): readonly number[] {
  const file = parseExpression(text)
  const property = file.type === 'ObjectExpression' ? file.properties.find(isCasesProperty) : undefined
  const list = property?.type === 'ObjectProperty' ? property.value : file
  return list.type === 'ArrayExpression' ? list.elements.map((element) => element!.loc!.start.line) : []
}

function isCasesProperty(node: { type: string; key?: { type: string; value?: unknown } }): boolean {
  return node.type === 'ObjectProperty' && node.key?.value === 'cases'
}

function malformed(error: SyntaxError, text: string): LoadFault {
  const at = /position (\d+)/.exec(error.message)?.[1]
  const message = error.message.replace(/ \(line \d+ column \d+\)$/, '')
  return { where: 'tests', errorName: 'SyntaxError', message, ...positionAt(text, at === undefined ? text.length : Number(at)) }
}

function wrongShape({ path, message }: z.core.$ZodIssue, text: string): LoadFault {
  const index = path[0] === 'cases' && typeof path[1] === 'number' ? path[1] : null
  const where = index === null ? '' : `case ${index + 1}: `
  return {
    where: 'tests',
    errorName: 'TypeError',
    message: `cases are [{"input": [...], "expected": ...}, ...]; ${where}${message}`,
    line: index === null ? null : (linesOf(text)[index] ?? null),
    column: null,
  }
}

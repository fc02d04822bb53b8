import type { ParsedSource } from '#core'
import type { Binding } from './bindings.ts'
import { PROGRAM_PARAMETERS } from './executable.ts'
import type { ModuleParts } from './module-parts.ts'

const PARAMETERS: ReadonlySet<string> = new Set(PROGRAM_PARAMETERS)

/** What goes in front of a program on its first line, and after its last, to make it the body of a function. */
export function frameProgram(
  { format, ast }: ParsedSource,
  bindings: readonly Binding[],
  parts: ModuleParts,
  async: boolean,
): { readonly before: string; readonly after: string } {
  const strict = format === 'esm' || ast.program.directives.some((directive) => directive.value.value === 'use strict')
  const names = [...bindings, ...parts.imported.map((name) => ({ name, lexical: true }))]
  const clashes = names.filter(({ name }) => PARAMETERS.has(name))
  // Only a function of its own lets a program have a `const` with the name of one of our parameters.
  const nested = clashes.some(({ lexical }) => lexical)
  const module = clashes.length > 0 ? '$tm_module' : 'module'

  const before = [
    strict ? '"use strict";' : '',
    clashes.length > 0 ? 'const $tm_module=module,$tm_require=require;' : '',
    nested ? `return(${async ? 'async ' : ''}function(){` : '',
    clashes.length > 0 ? parts.head.replaceAll('=require(', '=$tm_require(') : parts.head,
  ]
  const getters = names.map(({ name }) => `get ${name}(){return ${name}}`)
  const exports = parts.assigned ?? (format === 'esm' ? exportsLiteral(parts.exports) : `${module}.exports`)
  const after = `\n;return{names:${literal('null', getters)},exports:${exports}}${nested ? '})()' : ''}`
  return { before: before.join(''), after }
}

/** `__esModule` is inherited, so that it does not show among the module's own names. */
function exportsLiteral(members: readonly string[]): string {
  return literal('{__proto__:null,__esModule:true}', members)
}

function literal(prototype: string, members: readonly string[]): string {
  return `{${[`__proto__:${prototype}`, ...members].join()}}`
}

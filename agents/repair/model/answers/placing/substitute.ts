import * as t from '@babel/types'
import { toSpan } from '#core'
import type { Splice } from './splice.ts'
import type { Unit } from './unit.ts'

/** Writes one declaration of an answer in the place of the program's; `null` where there is nothing to write. */
export function substitute(program: Unit, answer: Unit, text: string): Splice | null {
  if (program.kind === 'type' || answer.kind === 'type')
    return program.kind === answer.kind ? { ...program.span, text: slice(text, answer.span) } : null
  if (answer.value === null) return program.value === null ? null : { ...program.span, text: slice(text, answer.span) }
  const value = slice(text, toSpan(answer.value))
  if (program.kind === 'declaration' || program.kind === 'variable') return declaration(program, answer, text, value)
  if (program.value !== null) return { ...toSpan(program.value), text: value }
  return { ...program.span, text: `${program.names[0]!} = ${value}` }
}

function declaration(program: Unit, answer: Unit, text: string, value: string): Splice {
  const name = program.names[0]!
  const isDeclaration = answer.kind === 'declaration' || answer.kind === 'variable'
  const whole = isDeclaration
    ? slice(text, answer.span)
    : (asDeclaration(answer.value!, name, value) ?? `const ${name} = ${value}`)
  if (!program.isDefault || !/^(?:const|let|var)\b/.test(whole)) return { ...program.span, text: whole }
  return { ...toSpan(program.statement), text: `${whole}\nexport default ${name}` }
}

/** A function or a class expression under the program's name. */
function asDeclaration(node: t.Node, name: string, text: string): string | null {
  if (!t.isFunctionExpression(node) && !t.isClass(node) && !t.isFunctionDeclaration(node)) return null
  if (node.id != null) return node.id.name === name ? text : null
  return text.replace(/^(?:async\s+)?(?:function\s*\*?|class)/, (keyword) => `${keyword.trimEnd()} ${name}`)
}

function slice(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(start, end)
}

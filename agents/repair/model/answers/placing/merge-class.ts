import * as t from '@babel/types'
import { toSpan } from '#core'
import { keyOf } from './inner.ts'
import { indentAt, reindented, type Splice } from './splice.ts'
import { bareSpan, type Unit } from './unit.ts'

/**
 * Writes a class of an answer into the program's, member by member, where it leaves members or their decorators out; `null` where it has all of
 * them, and takes the place of the whole class.
 */
export function mergeClass(program: Unit, answer: Unit, programText: string, text: string): Splice[] | null {
  if (!t.isClass(program.value) || !t.isClass(answer.value)) return null
  const own = new Map(program.value.body.body.map((member) => [memberKey(member), member]))
  const given = new Map(answer.value.body.body.map((member) => [memberKey(member), member]))
  const losesDecorators = [...own.values()].some(isDecorated) && ![...given.values()].some(isDecorated)
  if (!losesDecorators && [...own.keys()].every((key) => given.has(key))) return null
  const splices: Splice[] = []
  const added: string[] = []
  const indent = indentAt(programText, program.value.body.body[0]?.start ?? program.value.body.end! - 1)
  for (const [key, member] of given) {
    const span = bareSpan(member, text)
    const written = reindented(text.slice(span.start, span.end), indentAt(text, span.start), indent)
    const old = own.get(key)
    if (old === undefined) added.push(written)
    else splices.push({ ...bareSpan(old, programText), text: written })
  }
  if (added.length > 0) splices.push(intoClass(program.value.body, programText, added))
  return splices
}

/** New members go to the end of a class. */
export function intoClass(body: t.ClassBody, programText: string, members: readonly string[]): Splice {
  const last = body.body.at(-1)
  const at = last === undefined ? toSpan(body).end - 1 : toSpan(last).end
  const indent = last === undefined ? `${indentAt(programText, body.start!)}  ` : indentAt(programText, last.start!)
  return {
    start: at,
    end: at,
    text: members.map((member) => `\n\n${indent}${member}`).join('') + (last === undefined ? '\n' : ''),
  }
}

function isDecorated(member: t.Node): boolean {
  return 'decorators' in member && Array.isArray(member.decorators) && member.decorators.length > 0
}

function memberKey(member: t.Node): string {
  const { type } = member
  const isStatic = 'static' in member && member.static === true ? 'static ' : ''
  const kind = 'kind' in member && (member.kind === 'get' || member.kind === 'set') ? `${member.kind} ` : ''
  return isStatic + kind + ('key' in member ? keyOf(member.key) : type)
}

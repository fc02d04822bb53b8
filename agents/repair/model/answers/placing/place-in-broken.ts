import type { AnswerCode } from './answer-code.ts'
import type { PlacedText } from './placed-text.ts'
import { spliced, lineEnd } from './splice.ts'

const DECLARES = /^(export[ \t]+(?:default[ \t]+)?)?(?:async[ \t]+)?(?:function[ \t]*\*?|class|const|let|var)[ \t]+([\w$]+)/gm
const GIVES = /^(?:module\.exports|exports\.[\w$]+|export[ \t]*\{|export[ \t]+default[ \t]+[\w$]+[ \t]*;?[ \t]*$)/m

/**
 * A program that does not parse has no places; an answer that has all its names replaces it whole. What it exports at its end, and the `export`
 * before a name, stay.
 */
export function placeInBroken(program: string, { text, members }: AnswerCode): PlacedText {
  const own = namesIn(program)
  const given = namesIn(text)
  const missing = [...own.keys()].filter((name) => !given.has(name))
  if (members.length > 0 || missing.length > 0) {
    const names = missing.slice(0, 8).join(', ')
    return {
      status: 'unusable',
      problem: 'lost-export',
      detail: `the program does not parse: answer with all of it${names === '' ? '' : `; missing: ${names}`}`,
    }
  }
  const exported = [...own].flatMap(([name, { prefix }]) => {
    const { at, prefix: kept } = given.get(name)!
    return prefix !== '' &&
      kept === '' &&
      !new RegExp(`^export[ \\t]*(?:\\{|default[ \\t]+${name.replaceAll('$', '\\$&')})`, 'm').test(text)
      ? [{ start: at, end: at, text: prefix }]
      : []
  })
  const whole = spliced(text, exported)
  const tail = GIVES.exec(program)
  const ends = tail === null || GIVES.test(text) || exported.length > 0 ? '' : `\n${program.slice(tail.index)}`
  const all = `${program.startsWith('\uFEFF') ? '\uFEFF' : ''}${whole.trimEnd()}\n${ends}`
  return { status: 'text', text: all.replace(/\r\n|\n/g, lineEnd(program)) }
}

function namesIn(text: string): Map<string, { readonly at: number; readonly prefix: string }> {
  const found = new Map<string, { readonly at: number; readonly prefix: string }>()
  for (const { index, 1: prefix = '', 2: name } of text.matchAll(DECLARES))
    if (!found.has(name!)) found.set(name!, { at: index, prefix })
  return found
}

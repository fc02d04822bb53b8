import type { SourceFile } from '#core'
import { type Call, toSource } from '../inputs/value.ts'

/** Texts that are longer are told apart by a hash. */
const LONGEST = 240
/** Ends the text of a result where the call changed its arguments. */
const CHANGES = ' (changes its arguments)'
/** Lines before the first call: results are found by their line. */
const HEAD = 12

/**
 * Tests that tell what calls give: each compares the result's text, as `actual`, with nothing, on a line of its own. Arguments are written
 * out for each call; where a call changes them, its text says that too.
 */
export function callScript(calls: readonly Call[], isAsync: boolean): SourceFile {
  const [async, awaits] = isAsync ? ['async ', 'await '] : ['', '']
  const head = `const $assert = require('node:assert')
const { inspect: $inspect } = require('node:util')
const $told = ${async}(call, args) => {
  const before = $inspect(args)
  let text
  try { text = $inspect(${awaits}call(...args)) } catch (error) { text = 'throws ' + String(error?.name ?? error) }
  if ($inspect(args) !== before) text += '${CHANGES}'
  if (text.length <= ${LONGEST}) return text
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return text.slice(0, ${LONGEST - 20}) + '… #' + hash + text.slice(${LONGEST - 20}).replace(/[^]*(?=${CHANGES.trim()}$)|[^]*/, '')
}`
  const lines = calls.map(
    ({ functionName, args }) => `$assert.equal(${awaits}$told(${functionName}, [${args.map(toSource).join(', ')}]), null)`,
  )
  return { path: 'calls.test.js', text: `${head}\n${lines.join('\n')}\n` }
}

/** The place in the list of calls of the one on that line. */
export function callAt(line: number): number {
  return line - HEAD - 1
}

import { definedNames } from './defined-names.ts'

/** What a line of code begins with, where it is the first of a program or of a function. */
const BEGINNINGS: readonly RegExp[] = [
  /export\s/,
  /import\s+[\w{*'"]/,
  /(?:module\.)?exports\b/,
  /(?:async\s+)?function\b\s*\*?\s*[\w$]*\s*[(<]/,
  /(?:abstract\s+)?class\s+\w+[^.]*\{/,
  /(?:const|let|var)\s+[\w${[][^.]{0,80}[=:;,]/,
  /interface\s+\w+[^.]*\{/,
  /type\s+\w+[^.]*=/,
  /(?:(?:static|async|get|set)\s+){0,3}#?[\w$]+\s*\([^()]{0,200}\)\s*\{/,
  /['"]use strict['"]/,
  /\/\*|\/\//,
  /@\w+/,
]
const BEGINS = new RegExp(String.raw`^\s*(?:${BEGINNINGS.map(({ source }) => source).join('|')})`)
/** A sign of code at the end, or a comment, or a bracket that closes what began above. */
const ENDS = /[;{}()[\],]\s*$|\*\/\s*$|^\s*\/\/|^\s*[)\]}]/
const MOST_LINE = 300

/** The code in a text without fences: from the first line that begins a declaration or a comment to the last that may end one. */
export function bareCode(text: string): string {
  const lines = text.split('\n')
  const short = lines.map((line) => line.slice(0, MOST_LINE))
  const start = short.findIndex((line) => BEGINS.test(line))
  if (start < 0) return ''
  let end = lines.length
  while (end > start && !isCode(lines[end - 1]!)) end -= 1
  const code = lines.slice(start, end).join('\n')
  return definedNames(code).size > 0 ? code : ''
}

/** A line of prose has words and ends with none of code's signs; a line of code without a semicolon has an operator or a call. */
function isCode(line: string): boolean {
  const last = line.slice(-MOST_LINE)
  return last.trim() !== '' && (ENDS.test(last) || /=>|[\w\])]\s*[=+*/]\s*[\w([{'"`]/.test(last))
}

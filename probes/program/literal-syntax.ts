import type { Edit, Language } from '#core'

/** Loops to be metered, and what stands at the top level of modules. */
const NEEDS_PARSING = /\b(for|while|do|function|import|export)\b/
const NEEDS_PARSING_TS =
  /\b(as|satisfies|type|interface|enum|namespace|declare|abstract|private|public|readonly)\b|<[\w<>,.[\] ]+>\s*\(|[\w)\]]!(?!=)/
/** Declarations, functions, several lines. */
const STATEMENTS = /\b(?:const|let|var)\b|=>|[;\n]/
const LONG = 160

/**
 * Tells whether the text that edits bring along may hold what the executable view has no place for: types, loops without a meter,
 * imports. Such a candidate is parsed as a whole. It may say yes too often, which costs time; rarely no, which costs a candidate.
 */
export function bringsSyntax(edits: readonly Edit[], language: Language): boolean {
  for (const { replacement } of edits) {
    for (const piece of replacement) {
      if (typeof piece === 'string' && piece.length > 2 && (needsParsing(piece) || (language === 'ts' && needsParsingTs(piece))))
        return true
    }
  }
  return false
}

function needsParsing(text: string): boolean {
  return text.length > LONG || NEEDS_PARSING.test(text)
}

/** A colon is a type's, unless a condition or an object literal has it; where there is more than an expression, it may be either. */
function needsParsingTs(text: string): boolean {
  const mayBeType = STATEMENTS.test(text) || !/[?{]|\bcase\b|\bdefault\b|^\s*:/.test(text)
  return (text.includes(':') && mayBeType) || NEEDS_PARSING_TS.test(text)
}

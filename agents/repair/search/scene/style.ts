import * as t from '@babel/types'
import type { Edit, Piece } from '#core'

/** How the program is written, as far as small changes show it. */
export interface Style {
  readonly quote: "'" | '"'
  readonly hasSemicolons: boolean
}

/** What most of the program's texts and statements look like. */
export function styleOf(root: t.Node, source: (node: t.Node) => string): Style {
  let doubles = 0
  let semicolons = 0
  t.traverseFast(root, (node) => {
    if (t.isStringLiteral(node)) doubles += source(node).startsWith('"') ? 1 : -1
    if (t.isExpressionStatement(node) || t.isReturnStatement(node)) semicolons += source(node).endsWith(';') ? 1 : -1
  })
  return { quote: doubles > 0 ? '"' : "'", hasSemicolons: semicolons >= 0 }
}

/** Texts, templates and regular expressions, one after the other: quotes in one of them are no quotes. */
const LITERAL =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/(?![*/\s])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//g

function inQuotes(code: string, quote: string): string {
  return code.replaceAll(LITERAL, (literal) =>
    /^(["'])[^"'\\]*\1$/.test(literal) ? `${quote}${literal.slice(1, -1)}${quote}` : literal,
  )
}

/** The edit in the program's own quotes, and without semicolons where it has none. */
export function restyle(edit: Edit, { quote, hasSemicolons }: Style, text: string): Edit {
  const replacement = edit.replacement.map((piece) => (typeof piece === 'string' ? inQuotes(piece, quote) : piece))
  return { ...edit, replacement: hasSemicolons ? replacement : withoutSemicolons(replacement, edit, text) }
}

/** A new statement's last semicolon goes where its line ends and the next one cannot be read as its continuation. */
function withoutSemicolons(pieces: readonly Piece[], { start, end }: Edit, text: string): readonly Piece[] {
  const after = text.slice(end)
  const isReplaced = text.slice(start, end).endsWith(';')
  return pieces.map((piece, i) => {
    if (typeof piece !== 'string' || !piece.endsWith(';') || isReplaced) return piece
    const next = pieces[i + 1]
    const rest = next === undefined ? after : typeof next === 'string' && i + 2 === pieces.length ? next + after : ''
    return /^[ \t]*\r?\n\s*(?![\s[(`/+*-])/.test(rest) ? piece.slice(0, -1) : piece
  })
}

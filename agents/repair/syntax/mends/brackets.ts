import { balance, CLOSER } from '../brackets.ts'
import { lineAround, mend, type Mender } from '../mend.ts'

/** Brackets that are never closed, or closed without being open: by the end of the text, and by indentation. */
export const brackets: Mender = {
  name: 'brackets',
  *mend(text) {
    const { open, stray } = balance(text)
    const isTruncated = open.length > 0
    const closers = open.map(({ char }) => CLOSER[char]!).reverse()
    if (isTruncated) {
      const end = text.trimEnd().length
      const closing = closers.map((closer) => (closer === '}' ? '\n}' : closer)).join('')
      yield mend(0.2, `close \`${open.map(({ char }) => char).join(' ')}\` at the end`, end, end, closing)
      const lastLine = lineAround(text, end)
      if (lastLine.start > 0) {
        const rest = balance(text.slice(0, lastLine.start)).open
        const restClosing = rest
          .map(({ char }) => CLOSER[char]!)
          .reverse()
          .map((closer) => (closer === '}' ? '\n}' : closer))
          .join('')
        yield mend(
          1,
          'drop the unfinished last line and close what is open',
          endOfLineBefore(text, lastLine.start),
          text.length,
          `${restClosing}\n`,
        )
      }
    }
    for (const { char, offset } of open.slice(-3)) {
      const closer = CLOSER[char]!
      const at = char === '{' ? dedentAfter(text, offset) : lineAround(text, offset).end
      yield mend(0.6, `close the \`${char}\``, at, at, char === '{' ? `${closer}\n` : closer)
      yield mend(1.5, `drop the \`${char}\``, offset, offset + 1, '')
    }
    for (const { char, offset } of stray.slice(0, 3)) yield mend(0.5, `drop the \`${char}\``, offset, offset + 1, '')
    for (const { char, offset } of stray.slice(0, 2)) {
      for (const other of [')', ']', '}'])
        if (other !== char) yield mend(0.8, `write \`${other}\` in place of \`${char}\``, offset, offset + 1, other)
    }
  },
}

function endOfLineBefore(text: string, lineStart: number): number {
  return text.slice(0, lineStart).trimEnd().length
}

/** Start of the first line after the offset that is indented no deeper than the line of the offset. */
function dedentAfter(text: string, offset: number): number {
  const own = lineAround(text, offset)
  const depth = text.slice(own.start, own.end).search(/\S/)
  for (let start = own.end + 1; start < text.length;) {
    const line = lineAround(text, start)
    const indent = text.slice(line.start, line.end).search(/\S/)
    if (indent >= 0 && indent <= depth) return line.start
    start = line.end + 1
  }
  return text.length
}

/** A text for a range of the program. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The program with all of them, in its own line ends. Of those that insert at one place the first goes first; one inside of a range that another
 * replaces is left out.
 */
export function spliced(program: string, splices: readonly Splice[]): string {
  const breaks = lineEnd(program)
  const parts: string[] = []
  let at = 0
  for (const { start, end, text } of splices.toSorted(
    (a, b) => a.start - b.start || Math.sign(a.end - a.start) - Math.sign(b.end - b.start),
  )) {
    if (start < at) continue
    parts.push(program.slice(at, start), text.replace(/\r\n|\r|\n/g, breaks))
    at = end
  }
  return parts.join('') + program.slice(at)
}

/** What most lines of the text end with. */
export function lineEnd(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length - 1
  return (text.split('\r\n').length - 1) * 2 > all ? '\r\n' : '\n'
}

/** Where the comments begin that stand right above the offset, which is at the beginning of a line's code. */
export function withComments(text: string, offset: number): number {
  let start = text.lastIndexOf('\n', offset - 1) + 1
  if (start === 0 || text.slice(start, offset).trim() !== '') return offset
  for (;;) {
    const lineStart = text.lastIndexOf('\n', start - 2) + 1
    const line = text.slice(lineStart, start).trim()
    const opening = line.endsWith('*/') ? text.lastIndexOf('/*', start) : lineStart
    const isComment = line.startsWith('//') || (line.endsWith('*/') && opening >= 0)
    const from = text.lastIndexOf('\n', opening - 1) + 1
    if (!isComment || text.slice(from, opening).trim() !== '') return start
    start = from
    if (start === 0) return text.startsWith('\uFEFF') ? 1 : 0
  }
}

/** The code as it looks at another indentation: that of the line on which it stands is `from`. Texts over several lines stay as they are. */
export function reindented(code: string, from: string, to: string): string {
  if (from === to || /`[^`]*\n[^`]*`/.test(code)) return code
  const [first, ...rest] = code.split('\n')
  return [first, ...rest.map((line) => (line.startsWith(from) ? to + line.slice(from.length) : line))].join('\n')
}

/** The white space before the first sign of the line that the offset is on. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return indentOf(text.slice(start, offset))
}

export function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)![0]
}

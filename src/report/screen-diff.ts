import { printable } from './printable.ts'
import type { Paint } from './style.ts'

/** A diff for eyes: coloured, and with nothing in it that a terminal would obey. Not for `git apply`. */
export function screenDiff(patch: string, paint: Paint): string {
  return patch
    .split('\n')
    .map((line) => {
      const text = printable(line.replace(/\r$/, ''), { max: Infinity, keep: '\t\u200D' })
      if (/^(diff|---|\+\+\+) /.test(line)) return paint('bold', text)
      if (line.startsWith('@@')) return paint('cyan', text)
      if (line.startsWith('+')) return paint('green', text)
      return line.startsWith('-') ? paint('red', text) : text
    })
    .join('\n')
}

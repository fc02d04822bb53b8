import type { Hunk } from '../patch-text.ts'

const HEADER = /^(?:diff |index |--- |\+\+\+ |\\ No newline)/

/** The hunks of a unified diff, by their text: a model's line numbers are guesses. Lines that forgot their first blank count as context. */
export function readDiff(text: string): Hunk[] {
  const hunks: Hunk[] = []
  let search: string[] = []
  let replace: string[] = []
  let isChanged = false
  const close = () => {
    if (isChanged) hunks.push({ search: search.join('\n'), replace: replace.join('\n') })
    search = []
    replace = []
    isChanged = false
  }
  for (const line of text.split('\n')) {
    if (line.startsWith('@@')) close()
    else if (HEADER.test(line)) continue
    else if (line.startsWith('-') || line.startsWith('+')) {
      isChanged = true
      ;(line.startsWith('-') ? search : replace).push(line.slice(1))
    } else {
      const context = line.startsWith(' ') ? line.slice(1) : line
      search.push(context)
      replace.push(context)
    }
  }
  close()
  return hunks
}

/** Whether a text without a name for its language is a unified diff. */
export function isDiff(text: string): boolean {
  return /^@@ .*@@/m.test(text) && /^[-+]/m.test(text)
}

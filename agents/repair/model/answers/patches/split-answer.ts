import type { Hunk } from '../patch-text.ts'
import { bareCode } from './bare-code.ts'
import { withoutMarks } from './without-marks.ts'

/** A part of an answer in text, in the order in which they stand there. */
export type Item =
  | { readonly kind: 'plan'; readonly text: string }
  | { readonly kind: 'hunk'; readonly hunk: Hunk }
  /** The inside of a fence, `language` in lower case. */
  | { readonly kind: 'block'; readonly language: string; readonly text: string }
  /** Lines outside of fences. */
  | { readonly kind: 'prose'; readonly text: string }

const FENCE = /^\s*(`{3,}|~{3,})\s*([\w+#.-]*)[^`]*$/
const PLAN = /^[\s#>*_\d.)/-]*(?:PLAN|Plan)(?:\s*#?\d+)?[\s*_]*[:\u2013\u2014-][\s*_]*(.*)$/
const SEARCH = /^\s*<{5,}\s*(?:search|original|head|before)?\s*$/i
const MIDDLE = /^\s*={5,}\s*$/
const REPLACE = /^\s*>{5,}\s*(?:replace|updated?|after|end)?\s*$/i
/** A longer line is no marker, whatever it begins with. */
const MOST_MARKER = 400
/** Characters; a plan is a sentence. */
export const MOST_PLAN = 300

interface Fence {
  readonly mark: string
  readonly language: string
}

/** Takes an answer apart line by line. Whatever is never closed ends where the next thing begins, or with the text. */
export function splitAnswer(text: string): Item[] {
  const items: Item[] = []
  let fence: Fence | null = null
  let lines: string[] = []
  let search: string[] | null = null
  let replace: string[] | null = null

  const closeLines = () => {
    const content = withoutMarks(lines.join('\n'))
    lines = []
    if (content.trim() === '') return
    items.push(fence === null ? { kind: 'prose', text: content } : { kind: 'block', language: fence.language, text: content })
  }
  const closeHunk = () => {
    if (search !== null && replace !== null)
      items.push({ kind: 'hunk', hunk: { search: withoutMarks(search.join('\n')), replace: withoutMarks(replace.join('\n')) } })
    search = null
    replace = null
  }

  for (const line of text.split(/\r\n|\n|\r/)) {
    const marker = line.length > MOST_MARKER ? '' : line
    const opened = FENCE.exec(marker)
    const plan = PLAN.exec(line.slice(0, MOST_MARKER))
    if (SEARCH.test(marker)) {
      closeHunk()
      closeLines()
      search = []
    } else if (search !== null && replace === null && MIDDLE.test(marker)) {
      replace = []
    } else if (search !== null && REPLACE.test(marker)) {
      closeHunk()
    } else if (opened !== null && (fence === null || opened[2] !== '' || closes(opened[1]!, fence))) {
      closeHunk()
      closeLines()
      fence = fence !== null && opened[2] === '' ? null : { mark: opened[1]!, language: opened[2]!.toLowerCase() }
    } else if (plan !== null && (search === null || replace !== null) && (fence === null || /^\s*PLAN:/.test(line))) {
      closeHunk()
      closeLines()
      fence = null
      items.push({ kind: 'plan', text: plan[1]!.trim().slice(0, MOST_PLAN) })
    } else {
      ;(replace ?? search ?? lines).push(line)
    }
  }
  closeHunk()
  // a fence that is never closed holds what is said after the code, too
  if (fence !== null) lines = (bareCode(lines.join('\n')) || lines.join('\n')).split('\n')
  closeLines()
  return items
}

function closes(mark: string, fence: Fence): boolean {
  return mark[0] === fence.mark[0] && mark.length >= fence.mark.length
}

import type { Edit, Prober, SourceFile } from '#core'
import { astKey } from './ast-key.ts'
import { findElision } from './elision.ts'
import type { PatchText } from './patch-text.ts'
import { lostName } from './placing/given-names.ts'
import { placeCode } from './placing/place-code.ts'
import { placeHunks } from './placing/place-hunks.ts'
import { sayFault } from './placing/say-fault.ts'
import { lineEnd } from './placing/splice.ts'
import { editsBetween } from './placing/text-edits.ts'
import { unusable, type Unusable } from './problem.ts'

/**
 * Makes edits of the program of what a model wrote. Code is placed by the names that it declares, hunks by what they look for; what comes out parses,
 * gives all names to others that the program gave, and does something else than it. The edits are sorted, do not overlap, and are as many as there
 * are separate changes. Line ends, a byte-order mark and the last line's end stay the program's.
 */
export function placePatch(
  program: SourceFile,
  patch: PatchText,
  parse: Prober['parse'],
): { readonly status: 'placed'; readonly edits: readonly Edit[] } | Unusable {
  const texts = patch.kind === 'code' ? [patch.code] : patch.hunks.flatMap(({ search, replace }) => [search, replace])
  if (texts.every((text) => text.trim() === '')) return unusable('empty', 'the patch is empty')
  for (const text of texts) {
    const line = findElision(text, program.text)
    if (line !== null)
      return unusable(
        'elided',
        `line ${line} of the ${patch.kind === 'code' ? 'code' : 'hunk'} stands for code that is left out: write all of it`,
      )
  }
  try {
    const placed = patch.kind === 'code' ? placeCode(program, patch.code, parse) : placeHunks(program.text, patch.hunks)
    return placed.status === 'text' ? checked(program, withEnd(placed.text, program.text), parse) : placed
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return unusable('does-not-parse', 'the answer is nested too deeply')
  }
}

/** The text with a last line that ends as the program's does. */
function withEnd(text: string, program: string): string {
  const hasEnd = program.endsWith('\n')
  if (text.endsWith('\n') === hasEnd) return text
  return hasEnd ? text + lineEnd(program) : text.trimEnd()
}

function checked(program: SourceFile, text: string, parse: Prober['parse']): ReturnType<typeof placePatch> {
  if (text === program.text) return unusable('unchanged', SAME)
  const now = parse({ ...program, text })
  if (now.status !== 'parsed')
    return unusable('does-not-parse', `the program with the patch does not parse: ${sayFault(now.fault)}`)
  const before = parse(program)
  if (before.status === 'parsed') {
    const lost = lostName(before.source, now.source)
    if (lost !== undefined) return unusable('lost-export', `with the patch the program has no ${lost} any more: keep that name`)
    if (astKey(before.source) === astKey(now.source)) return unusable('unchanged', SAME)
  }
  return { status: 'placed', edits: editsBetween(program.text, text) }
}

const SAME = 'the program with the patch does what it did before: change something'

import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff'

const CONTEXT_LINES = 3

/**
 * The change as a unified diff that `git apply` (and `patch -p1`) accepts; `path` uses slashes and is relative to the folder the
 * patch is applied in. The `diff --git` line makes git read it from the repository's root in whatever folder it is run.
 * Line ends, a byte-order mark and a missing last newline are kept as they are. Equal texts give an empty string.
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const { hunks } = structuredPatch(path, path, before, after, undefined, undefined, { context: CONTEXT_LINES })
  const patch = {
    oldFileName: `a/${path}`,
    newFileName: `b/${path}`,
    oldHeader: undefined,
    newHeader: undefined,
    hunks,
    isGit: true,
  }
  return formatPatch(patch, FILE_HEADERS_ONLY)
}

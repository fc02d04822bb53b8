import * as t from '@babel/types'
import { change, operator } from '../operator.ts'
import { putAtEnd } from '../new-statements.ts'
import { renamedCopies } from '../renamings.ts'
import { insertBefore } from '../rewrite.ts'

const LONGEST = 160

/** What one branch does and the other does not: the same with a word exchanged, `left` for `right`, in the place of its twin. */
export const twinStatement = operator('twin-statement', ['IfStatement'], function* ({ node, path, scene }) {
  const { consequent, alternate } = node
  if (!t.isBlockStatement(consequent) || !t.isBlockStatement(alternate)) return
  for (const [branch, other] of [
    [consequent, alternate],
    [alternate, consequent],
  ] as const) {
    const theirs = new Set(other.body.map((statement) => scene.source(statement)))
    for (const [i, statement] of branch.body.entries()) {
      if (other.body.length === 0 || statement.end! - statement.start! > LONGEST || t.isVariableDeclaration(statement)) continue
      const source = scene.source(statement)
      const copies = renamedCopies(statement, path, scene).map(({ text, names }) => [text, names > 1 ? 0 : 0.15] as const)
      const texts = [...copies, [source, 0.2] as const]
      // A statement that has its twin already needs no second one.
      if (texts.some(([text]) => theirs.has(text))) continue
      for (const [k, [text, extra]] of texts.entries()) {
        const what = `do \`${text}\` in the other branch, too`
        const place = other.body[i]
        const isLast = i === branch.body.length - 1
        if (isLast || place === undefined) yield change(extra + k * 0.03, what, putAtEnd(other, text, scene.text))
        else if (t.isCompletionStatement(statement)) continue
        else yield change(extra + k * 0.03, what, insertBefore(scene.text, place, text))
        if (isLast && i === 0 && place !== undefined && !t.isCompletionStatement(statement))
          yield change(extra + 0.1 + k * 0.03, what, insertBefore(scene.text, place, text))
      }
    }
  }
})

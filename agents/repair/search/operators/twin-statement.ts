import * as t from '@babel/types'
import type { NodePath } from '@babel/traverse'
import { renderEdits } from '#core'
import { oppositeEdits } from '../writing/antonyms.ts'
import { putAtEnd, type NewStatement } from '../writing/new-statements.ts'
import { change, operator } from '../operator.ts'
import { renamedCopies } from '../writing/renamings.ts'
import { insertBefore } from '../writing/rewrite.ts'
import type { Scene } from '../scene/scene.ts'

const LONGEST = 160
const MOST_BRANCHES = 4

/** What one branch does and the other does not: the same with a word exchanged, `left` for `right`, or the opposite, in the place of its twin. */
export const twinStatement = operator('twin-statement', ['IfStatement'], function* ({ node, path, scene }) {
  if (!t.isBlockStatement(node.consequent)) return
  const pairs = branchesBeside(path).flatMap((other) => [[node.consequent, other] as const, [other, node.consequent] as const])
  for (const [branch, other] of pairs) {
    if (!t.isBlockStatement(branch) || !t.isBlockStatement(other) || other.body.length === 0) continue
    const theirs = new Set(other.body.map((statement) => scene.source(statement)))
    const ours = new Set(branch.body.map((statement) => scene.source(statement)))
    for (const [i, statement] of branch.body.entries()) {
      if (statement.end! - statement.start! > LONGEST || t.isVariableDeclaration(statement)) continue
      const texts = [...twinsOf(statement, path, scene)]
      // A statement that has its twin already needs no second one.
      if (theirs.has(scene.source(statement)) || texts.some(([text]) => theirs.has(text) && !ours.has(text))) continue
      const place = other.body[i]
      const isLast = i === branch.body.length - 1
      const isJump = t.isCompletionStatement(statement)
      for (const [text, extra] of [...texts, ...stepsOf(statement, other, scene)]) {
        const what = `do \`${text}\` in the other branch, too`
        const isAtEnd = isLast || place === undefined
        yield change(extra, what, isAtEnd ? putAtEnd(other, text, scene.text) : insertBefore(scene.text, place, text))
        if (!isJump)
          yield change(
            extra + 0.1,
            what,
            isAtEnd ? insertBefore(scene.text, other.body[0]!, text) : putAtEnd(other, text, scene.text),
          )
      }
    }
  }
})

/** The other branches of the same choice, and those of choices right after it. */
function branchesBeside(path: NodePath<t.IfStatement>): t.Statement[] {
  const found: t.Statement[] = []
  for (let rest = path.node.alternate; rest != null; rest = t.isIfStatement(rest) ? rest.alternate : null)
    found.push(t.isIfStatement(rest) ? rest.consequent : rest)
  const next = path.inList ? path.getNextSibling().node : null
  if (t.isIfStatement(next)) found.push(next.consequent)
  return found.slice(0, MOST_BRANCHES)
}

function* twinsOf(statement: t.Statement, path: NodePath, scene: Scene): Generator<NewStatement> {
  const copies = renamedCopies(statement, path, scene)
  for (const [k, { text, names }] of copies.entries()) yield [text, (names > 1 ? 0 : 0.15) + k * 0.03]
  const source = scene.source(statement)
  yield [source, 0.2]
  const edits = oppositeEdits(statement, scene.text, () => false)
  const opposite = renderEdits(edits, (start, end) => scene.text.slice(start, end), statement.start!, statement.end!)
  if (opposite !== source) yield [opposite, 0]
}

/** Where all branches set a counter but one, that one counts on. */
function* stepsOf(statement: t.Statement, other: t.BlockStatement, scene: Scene): Generator<NewStatement> {
  if (!t.isExpressionStatement(statement) || !t.isAssignmentExpression(statement.expression)) return
  const { left, right } = statement.expression
  const target = scene.source(left)
  const isSet = other.body.some((inner) => scene.source(inner).startsWith(target))
  if (isSet || !t.isNumericLiteral(right)) return
  yield [`${target}++;`, 0.1]
  yield [`${target}--;`, 0.15]
}

import * as t from '@babel/types'
import { toSpan, type Span } from '#core'

/** Statements and conditions that run one after the other, with no way in or out between them. */
export interface BasicBlock {
  readonly spans: readonly Span[]
  readonly firstLine: number
  readonly lastLine: number
}

/** The blocks of a program, functions included, in the order of the text as far as loops let it. */
export function basicBlocks(ast: t.File): BasicBlock[] {
  const blocks: BasicBlock[] = []
  const add = (nodes: readonly t.Node[]) => {
    const placed = nodes.filter(({ loc }) => loc != null)
    if (placed.length === 0) return
    const lines = placed.flatMap(({ loc }) => [loc!.start.line, loc!.end.line])
    blocks.push({ spans: placed.map(toSpan), firstLine: Math.min(...lines), lastLine: Math.max(...lines) })
  }
  t.traverseFast(ast, (node) => {
    if (t.isProgram(node)) split(node.body, [], add)
    else if (!t.isFunction(node)) return
    else if (t.isBlockStatement(node.body)) split(node.body.body, [], add)
    else add([node.body])
  })
  return blocks
}

type Add = (nodes: readonly t.Node[]) => void

/** Cuts a list of statements after whatever leads elsewhere; `head` runs just before the first of them. */
function split(statements: readonly t.Node[], head: readonly t.Node[], add: Add): void {
  let open = [...head]
  const close = (...last: readonly (t.Node | null | undefined)[]) => {
    add([...open, ...last.filter((node) => node != null)])
    open = []
  }
  for (const node of statements) {
    if (t.isIfStatement(node)) {
      close(node.test)
      split([node.consequent], [], add)
      if (node.alternate) split([node.alternate], [], add)
    } else if (t.isLoop(node)) {
      close(t.isForStatement(node) ? node.init : t.isForXStatement(node) ? node.right : null)
      loop(node, add)
    } else if (t.isSwitchStatement(node)) {
      close(node.discriminant)
      for (const { consequent } of node.cases) split(consequent, [], add)
    } else if (t.isTryStatement(node)) {
      close()
      for (const part of [node.block, node.handler?.body, node.finalizer]) if (part) split(part.body, [], add)
    } else if (t.isBlockStatement(node) || t.isLabeledStatement(node)) {
      close()
      split(t.isBlockStatement(node) ? node.body : [node.body], [], add)
    } else if (!t.isFunctionDeclaration(node) && !t.isClassDeclaration(node)) {
      open.push(node)
      if (t.isCompletionStatement(node)) close()
    }
  }
  close()
}

/** A loop's condition is a block together with the step that comes before it; what is drawn from a list belongs to the body. */
function loop(node: t.Loop, add: Add): void {
  if (t.isForStatement(node)) add([node.update, node.test].filter((part) => part != null))
  else if (t.isWhile(node)) add([node.test])
  const body = t.isBlockStatement(node.body) ? node.body.body : [node.body]
  split(body, t.isForXStatement(node) ? [node.left] : [], add)
}

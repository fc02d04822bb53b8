import type * as t from '@babel/types'

/** The offset behind an arrow function's `=>`. */
export function endOfArrow(node: t.Function, text: string): number {
  const typeParameters = 'typeParameters' in node ? node.typeParameters?.end : undefined
  const from = Math.max(node.start!, typeParameters ?? 0, node.params.at(-1)?.end ?? 0, node.returnType?.end ?? 0)
  return endOf('=>', from, text)
}

/** The offset of a static block's brace. */
export function startOfStaticBlock(node: t.StaticBlock, text: string): number {
  return endOf('{', node.start! + 'static'.length, text) - 1
}

/** The offset behind the next such token; comments do not count. */
function endOf(wanted: string, from: number, text: string): number {
  const token = /\/\*[^]*?\*\/|\/\/.*|=>|\{/g
  token.lastIndex = from
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (match[0] === wanted) return token.lastIndex
  }
  throw new Error(`no ${wanted} from offset ${from} on`)
}

import type { Binding, NodePath } from '@babel/traverse'
import * as t from '@babel/types'
import type { Change } from './change.ts'
import { isHarmlessGlobal } from './vocabulary.ts'

/** Whether every name that a change brings means there what it meant where it comes from; the template's own names have to be the language's. */
export function isInScope({ edit, copies, names }: Change, paths: readonly NodePath[]): boolean {
  const [first] = paths
  if (!names.every((name) => isHarmlessGlobal(name) && first!.scope.getBinding(name) === undefined)) return false
  if (copies.length === 0) return true
  const bindings = bindingsIn(paths)
  return copies.every((copy) => {
    let isVisible = true
    t.traverseFast(copy, (node) => {
      const binding = bindings.get(node)
      if (binding !== undefined)
        isVisible &&= (copy !== node && isWithin(binding.identifier, copy)) || isSeenFrom(binding, edit.start, edit.end)
    })
    return isVisible
  })
}

function isSeenFrom({ scope, kind, identifier }: Binding, start: number, end: number): boolean {
  const { block } = scope
  // What takes a function's place has lost its names.
  const isInside = block.start! <= start && end <= block.end! && (block.start! < start || end < block.end! || t.isProgram(block))
  if (!isInside) return false
  return kind === 'hoisted' || kind === 'param' || kind === 'module' || kind === 'var' || identifier.start! <= end
}

function isWithin(node: t.Node, outer: t.Node): boolean {
  return outer.start! <= node.start! && node.end! <= outer.end!
}

/** Whose name each identifier is that stands for a variable, also where that is declared. */
function bindingsIn(paths: readonly NodePath[]): ReadonlyMap<t.Node, Binding> {
  const bindings = new Map<t.Node, Binding>()
  const note = (path: NodePath) => {
    const { node, parent, key } = path
    if (!t.isIdentifier(node) || isMember(parent, String(key))) return
    const binding = path.scope.getBinding(node.name)
    if (binding !== undefined) bindings.set(node, binding)
  }
  for (const path of paths) {
    note(path)
    path.traverse({ Identifier: note })
  }
  return bindings
}

function isMember(parent: t.Node, key: string): boolean {
  if (key !== 'property' && key !== 'key') return key === 'label'
  return !('computed' in parent && (parent.computed ?? false)) && !t.isObjectProperty(parent, { shorthand: true })
}

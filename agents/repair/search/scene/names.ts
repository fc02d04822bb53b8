import type { Binding } from '@babel/traverse'
import type { Kind } from './kinds.ts'
import type { Site } from './site.ts'

/** A name that may be used at a site. */
export interface Name {
  readonly name: string
  readonly kind: Kind
  /** Functions that are declared around, as opposed to values. */
  readonly isFunction: boolean
  readonly binding: Binding
}

/** Names in scope that have a value by then, the nearest first: those that were bound last before the site. */
export function namesAt(site: Site): readonly Name[] {
  const names = known.get(site) ?? findNames(site)
  known.set(site, names)
  return names
}

const known = new WeakMap<Site, readonly Name[]>()

function findNames(site: Site): readonly Name[] {
  const { path, scene } = site
  const names: Name[] = []
  for (const binding of Object.values(path.scope.getAllBindings())) {
    const { identifier, kind } = binding
    const isEarly = kind === 'hoisted' || kind === 'param' || kind === 'module' || identifier.start! < site.node.start!
    if (!isEarly || isInside(site, binding)) continue
    const what = scene.kinds.ofBinding(binding)
    names.push({ name: identifier.name, kind: what, isFunction: what === 'function' || kind === 'hoisted', binding })
  }
  return names.sort((a, b) => b.binding.identifier.start! - a.binding.identifier.start!)
}

/** Whether the site is part of the very declaration that gives the name its value. */
function isInside({ node }: Site, { path, kind }: Binding): boolean {
  return (
    kind !== 'param' &&
    kind !== 'hoisted' &&
    path.isVariableDeclarator() &&
    path.node.start! <= node.start! &&
    node.end! <= path.node.end!
  )
}

/** Values in scope, of the kind if one is given (what is unknown may be of any kind). */
export function valuesAt(site: Site, kind: Kind = 'unknown'): Name[] {
  return namesAt(site).filter((name) => !name.isFunction && (kind === 'unknown' || name.kind === kind || name.kind === 'unknown'))
}

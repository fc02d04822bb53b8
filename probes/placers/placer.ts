import * as t from '@babel/types'
import type { ProbeKind } from '#core'
import type { Draft } from './draft.ts'
import { withoutTypes, type Site } from './site.ts'

/** Knows what one kind of probe observes, and where. Sees each such node once, parents first. */
export interface Placer {
  readonly kind: ProbeKind
  /** Types of nodes, or groups of them as Babel names them, that it looks at. */
  readonly sees: readonly string[]
  place(site: Site, draft: Draft): void
}

/**
 * Whether the expression takes its name from where it stands (`const f = () => 1`); as an argument of a probe it would lose it.
 * Types and parentheses around it do not count: both vanish before it runs, or do not hinder the naming.
 */
export function takesItsName(node: t.Node): boolean {
  const inner = withoutTypes(node)
  return t.isArrowFunctionExpression(inner) || ((t.isFunctionExpression(inner) || t.isClassExpression(inner)) && !inner.id)
}

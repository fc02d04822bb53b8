import * as t from '@babel/types'
import { childOf, type Site } from './sites.ts'

/**
 * What decides whether a place is reached: conditions, operands that short-circuit, heads of `for-of` and `for-in`, `switch`, `catch`.
 * The nearest ones are enough: these depend on those around them.
 */
export class Control {
  readonly #near = new Map<Site, readonly Site[]>()
  readonly #jumps = new Map<Site, readonly Jump[]>()
  readonly #jumping = new Map<Site, readonly Jumping[]>()

  /** Deciders of the place, within its function. */
  near(site: Site): readonly Site[] {
    let found = this.#near.get(site)
    if (found === undefined) this.#near.set(site, (found = [...new Set(this.#collect(site, true))]))
    return found
  }

  /** Deciders of the place and of its deciders. */
  all(site: Site): readonly Site[] {
    return [...new Set(this.#collect(site, false))]
  }

  #collect(site: Site, nearest: boolean): Site[] {
    const found: Site[] = []
    for (let at = site; at.parent !== null && !t.isFunction(at.parent.node); at = at.parent) {
      const { parent } = at
      const decider = deciderOf(at, parent)
      found.push(...decider, ...this.#skips(at, parent))
      if (decider.length > 0 && nearest) break
    }
    return found
  }

  /** Jumps, and their conditions, that could have led past this place: of earlier statements, and of earlier turns of the loop around it. */
  #skips(at: Site, parent: Site): Site[] {
    if (t.isLoop(parent.node) && at.key !== 'init' && at.key !== 'right') {
      return this.#jumpsOf(childOf(parent, 'body')!).flatMap(({ kind, deciders }) => (kind === 'continue' ? [] : deciders))
    }
    if (at.key !== 'body' && at.key !== 'consequent') return []
    return this.#jumpingIn(parent, at.key).flatMap(({ statement, deciders }) => {
      return statement.node.start! < at.node.start! ? deciders : []
    })
  }

  /** Of a list of statements those that hold jumps: few, as a rule. */
  #jumpingIn(parent: Site, list: string): readonly Jumping[] {
    let found = this.#jumping.get(parent)
    if (found === undefined) {
      const jumping = parent.children.map((statement) => {
        return { statement, deciders: this.#jumpsOf(statement).flatMap(({ deciders }) => deciders) }
      })
      this.#jumping.set(parent, (found = jumping.filter(({ deciders }) => deciders.length > 0)))
    }
    return found.filter(({ statement }) => statement.key === list)
  }

  /** Jumps in a statement that leave it. */
  #jumpsOf(statement: Site): readonly Jump[] {
    let found = this.#jumps.get(statement)
    if (found === undefined) this.#jumps.set(statement, (found = this.#findJumps(statement)))
    return found
  }

  #findJumps(statement: Site): Jump[] {
    const { node } = statement
    if (t.isBreakStatement(node)) return [{ kind: 'break', deciders: [statement] }]
    if (t.isContinueStatement(node)) return [{ kind: 'continue', deciders: [statement] }]
    if (t.isReturnStatement(node) || t.isThrowStatement(node)) return [{ kind: 'leave', deciders: [statement] }]
    if (!t.isStatement(node) && !t.isSwitchCase(node) && !t.isCatchClause(node)) return []
    if (t.isFunction(node) || t.isClass(node)) return []
    return statement.children.flatMap((child) => {
      const decider = deciderOf(child, statement)
      return this.#jumpsOf(child)
        .filter(({ kind }) => !(kind === 'continue' && t.isLoop(node)) && !(kind === 'break' && takesBreaks(node)))
        .map((jump) => ({ ...jump, deciders: [...jump.deciders, ...decider] }))
    })
  }
}

interface Jumping {
  readonly statement: Site
  readonly deciders: readonly Site[]
}

interface Jump {
  readonly kind: 'break' | 'continue' | 'leave'
  readonly deciders: readonly Site[]
}

function takesBreaks(node: t.Node): boolean {
  return t.isLoop(node) || t.isSwitchStatement(node)
}

/** What decides that the child is reached when its parent is. */
function deciderOf({ key }: Site, parent: Site): Site[] {
  const { node } = parent
  const field = fieldOf(node, key)
  if (field === 'self') return [parent]
  const decider = field === null ? undefined : childOf(parent, field)
  return decider === undefined ? [] : [decider]
}

function fieldOf(node: t.Node, key: string): string | null {
  if (t.isIfStatement(node) || t.isConditionalExpression(node)) return key === 'test' ? null : 'test'
  if (t.isLogicalExpression(node)) return key === 'right' ? 'left' : null
  if (t.isAssignmentExpression(node) && /^(&&|\|\||\?\?)=$/.test(node.operator)) return key === 'right' ? 'left' : null
  if (t.isForXStatement(node)) return key === 'body' ? 'self' : null
  if (t.isForStatement(node)) return key === 'init' ? null : 'test'
  if (t.isWhile(node)) return 'test'
  if (t.isSwitchStatement(node)) return key === 'cases' ? 'discriminant' : null
  if (t.isSwitchCase(node)) return key === 'consequent' ? 'self' : null
  return t.isCatchClause(node) && key === 'body' ? 'self' : null
}

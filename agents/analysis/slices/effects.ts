import * as t from '@babel/types'
import type { Variable } from './bindings.ts'
import {
  argumentsOf,
  calledName,
  cellOf,
  cellOfVariable,
  changedByCall,
  isCall,
  leavesOf,
  targetsOf,
  type Cell,
} from './cells.ts'
import type { Control } from './control.ts'
import type { Site } from './sites.ts'

/** What the program's text changes where. */
export interface Effects {
  /** Places that give a cell a value or change what it holds, calls of functions that do so included. */
  readonly changes: ReadonlyMap<Cell, readonly Site[]>
  /** What decides whether they are reached: where it was decided against, the cell is what it is for that reason. */
  readonly deciders: (cell: Cell) => readonly Site[]
  readonly functions: ReadonlyMap<string, readonly Site[]>
}

/** What calling a function changes: cells that outlive the call, and contents of arguments by their position. */
interface Outside {
  readonly cells: Set<Cell>
  readonly parameters: Set<number>
}

/** Calls of calls are followed so far. */
const ROUNDS = 4

export function findEffects(sites: readonly Site[], bound: ReadonlyMap<Site, Variable>, control: Control): Effects {
  const functions = namedFunctions(sites)
  const outside = new Map<Site, Outside>()
  const changes = new Map<Cell, Set<Site>>()
  const declarations = new Set<Site>()
  const owners = new Map([...bound.values()].map((variable) => [cellOfVariable(variable), variable.fn]))

  const change = (site: Site, target: Site, cell: Cell | null): boolean => {
    if (cell === null) return false
    const known = changes.get(cell)
    if (known?.has(site) === true) return false
    if (known === undefined) changes.set(cell, new Set([site]))
    else known.add(site)
    if (site.fn !== null) leak(site.fn, target, cell)
    return true
  }
  const leak = (fn: Site, target: Site, cell: Cell) => {
    let out = outside.get(fn)
    if (out === undefined) outside.set(fn, (out = { cells: new Set(), parameters: new Set() }))
    const variable = bound.get(target)
    const parameter = parameterOf(fn, cell, bound)
    if (parameter !== null) {
      if (variable === undefined || isCall(target.parent!) || target.key === 'object') out.parameters.add(parameter)
    } else if (owners.get(cell) !== fn) out.cells.add(cell)
  }

  for (const site of sites) {
    for (const target of namesFunction(site) ? [] : targetsOf(site)) {
      change(site, target, cellOf(target, bound))
      if (t.isVariableDeclarator(site.node)) declarations.add(site)
    }
    const changed = isCall(site) ? changedByCall(site) : null
    if (changed !== null) change(site, changed, cellOf(changed, bound))
  }
  const calls = sites.filter((site) => isCall(site) && functions.has(calledName(site) ?? ''))
  for (let round = 0, grew = true; round < ROUNDS && grew; round++) {
    grew = false
    for (const call of calls) {
      for (const fn of functions.get(calledName(call)!)!) {
        const out = outside.get(fn)
        if (out === undefined) continue
        for (const cell of out.cells) grew = change(call, call, cell) || grew
        for (const position of out.parameters) {
          const argument = argumentsOf(call)[position]
          if (argument !== undefined) grew = change(call, argument, cellOf(argument, bound)) || grew
        }
      }
    }
  }
  const deciders = new Map<Cell, readonly Site[]>()
  return {
    changes: new Map([...changes].map(([cell, list]) => [cell, [...list]])),
    functions,
    deciders(cell) {
      let found = deciders.get(cell)
      if (found === undefined) {
        const list = [...(changes.get(cell) ?? [])].filter((site) => !declarations.has(site))
        deciders.set(cell, (found = [...new Set(list.flatMap((site) => control.all(site)))]))
      }
      return found
    },
  }
}

function namesFunction({ node }: Site): boolean {
  return t.isVariableDeclarator(node) && (t.isFunction(node.init) || t.isClass(node.init))
}

function parameterOf(fn: Site, cell: Cell, bound: ReadonlyMap<Site, Variable>): number | null {
  const parameters = fn.children.filter(({ key }) => key === 'params')
  const at = parameters.findIndex((parameter) =>
    leavesOf(parameter).some((leaf) => {
      const variable = bound.get(leaf)
      return variable !== undefined && cellOfVariable(variable) === cell
    }),
  )
  return at === -1 ? null : at
}

/** Functions and classes (by their constructors) by the names they are called by. */
function namedFunctions(sites: readonly Site[]): ReadonlyMap<string, readonly Site[]> {
  const named = new Map<string, Site[]>()
  const add = (name: string | null, site: Site) => {
    if (name === null) return
    const known = named.get(name)
    if (known === undefined) named.set(name, [site])
    else known.push(site)
  }
  for (const site of sites) {
    if (!t.isFunction(site.node)) continue
    add(nameOf(site), site)
    const isConstructor = t.isClassMethod(site.node, { kind: 'constructor' })
    const owner = isConstructor ? site.parent?.parent : null
    if (owner) add(t.isClass(owner.node) && owner.node.id ? owner.node.id.name : (targetName(owner) ?? null), site)
  }
  return named
}

function nameOf(site: Site): string | null {
  const { node } = site
  if ('id' in node && t.isIdentifier(node.id)) return node.id.name
  if ('key' in node) return t.isIdentifier(node.key) ? node.key.name : t.isPrivateName(node.key) ? `#${node.key.id.name}` : null
  return targetName(site)
}

/** The name that a function or class gets from where it stands. */
function targetName({ parent }: Site): string | null {
  if (parent === null) return null
  const { node } = parent
  if (t.isVariableDeclarator(node)) return t.isIdentifier(node.id) ? node.id.name : null
  if (t.isAssignmentExpression(node)) {
    if (t.isIdentifier(node.left)) return node.left.name
    return t.isMemberExpression(node.left) && t.isIdentifier(node.left.property) ? node.left.property.name : null
  }
  return 'key' in node && t.isIdentifier(node.key) ? node.key.name : null
}

import { type File, getBindingIdentifiers, type Node, traverseFast } from '@babel/types'
import { requestedModule } from '../../program/module-parts.ts'
import { rootName } from './names.ts'

const ASSERT_MODULE = /^(node:)?assert(\/strict)?$|^chai$|^power-assert$/

/** A function of the tests that a name stands for. */
export interface LocalFunction {
  readonly name: string
  readonly node: FunctionNode
}
export type FunctionNode = Extract<Node, { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }>

/**
 * What counts as an assertion in one test script. A *helper* is a function with parameters that asserts one thing; each call of it is
 * a case, what is inside of it is not.
 */
export class Assertions {
  readonly apis: ReadonlySet<string>
  readonly functions: readonly LocalFunction[]
  readonly #helpers = new Set<string>()
  readonly #helperNodes = new Set<Node>()

  constructor(ast: File) {
    this.apis = assertNames(ast)
    this.functions = localFunctions(ast)
    // A helper may call another one, so that finding one may reveal the next.
    for (let before = -1; before < this.#helpers.size;) {
      before = this.#helpers.size
      for (const { name, node } of this.functions) {
        if (this.#helpers.has(name) || !this.#assertsOneThing(node)) continue
        this.#helpers.add(name)
        this.#helperNodes.add(node)
      }
    }
  }

  isHelper(node: Node): boolean {
    return this.#helperNodes.has(node)
  }

  /** `throws` tells that it throws when it fails, as `console.assert` does not. */
  of(expression: Node): { readonly throws: boolean; readonly condition: Node | null; readonly waits: boolean } | null {
    const call = expression.type === 'AwaitExpression' ? expression.argument : expression
    const root = rootName(call)
    if (call.type === 'CallExpression' && isConsoleAssert(call.callee))
      return { throws: false, condition: firstArgument(call), waits: false }
    if (root === null) return null
    if (call.type === 'CallExpression') {
      const helper = call.callee.type === 'Identifier' && this.#helpers.has(root)
      if (helper) return { throws: true, condition: null, waits: true }
      if (this.apis.has(root))
        return {
          throws: true,
          condition: isTruthCheck(call.callee) ? firstArgument(call) : null,
          waits: isPromiseCheck(call.callee),
        }
    }
    return startsWithExpect(call) ? { throws: true, condition: null, waits: true } : null
  }

  /** Tells whether anything in the node throws when a check fails. */
  holdsThrowing(node: Node): boolean {
    let found = false
    traverseFast(node, (inner) => {
      found ||= inner.type === 'ThrowStatement' || (isCall(inner) && this.of(inner)?.throws === true)
      return found ? traverseFast.stop : undefined
    })
    return found
  }

  holdsAny(node: Node): boolean {
    let found = false
    traverseFast(node, (inner) => {
      found ||= inner.type === 'ThrowStatement' || (isCall(inner) && this.of(inner) !== null)
      return found ? traverseFast.stop : undefined
    })
    return found
  }

  #assertsOneThing(node: FunctionNode): boolean {
    if (node.params.length === 0 || node.generator) return false
    let asserted = 0
    let thrown = 0
    const repeats = new Set<Node>()
    let repeated = false
    traverseFast(node.body, (inner) => {
      if (inner !== node.body && /^(For|While|DoWhile|Function|Arrow)/.test(inner.type)) repeats.add(inner)
      if (inner.type === 'ThrowStatement') thrown += 1
      if (isCall(inner) && this.of(inner) !== null) {
        asserted += 1
        repeated ||= [...repeats].some((loop) => loop.start! <= inner.start! && inner.end! <= loop.end!)
        return traverseFast.skip
      }
      return undefined
    })
    return asserted === 0 ? thrown > 0 : asserted === 1 && !repeated
  }
}

function isCall(node: Node): boolean {
  return node.type === 'CallExpression'
}

function isConsoleAssert(callee: Node): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'console' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'assert'
  )
}

function firstArgument(call: Extract<Node, { type: 'CallExpression' }>): Node | null {
  return call.arguments[0] ?? null
}

/** `assert(x)` and `assert.ok(x)`. */
function isTruthCheck(callee: Node): boolean {
  return (
    callee.type === 'Identifier' ||
    (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'ok')
  )
}

function isPromiseCheck(callee: Node): boolean {
  const name = callee.type === 'MemberExpression' ? callee.property : callee
  return name.type === 'Identifier' && /^(rejects|doesNotReject)$/.test(name.name)
}

/** `expect(x).toBe(1)`, and also `expect(x).to.be.true`, which calls nothing at its end. */
function startsWithExpect(node: Node): boolean {
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier') return false
  for (let at: Node = node; ;) {
    if (at.type === 'MemberExpression') at = at.object
    else if (at.type === 'CallExpression') {
      if (at.callee.type === 'Identifier') return at.callee.name === 'expect'
      at = at.callee
    } else return false
  }
}

/** Names that stand for an assert library or a part of it. `assert` itself does, unless it is declared as something else. */
function assertNames(ast: File): ReadonlySet<string> {
  const names = new Set(['assert'])
  const bind = (pattern: Node) => Object.keys(getBindingIdentifiers(pattern)).forEach((name) => names.add(name))
  traverseFast(ast, (node) => {
    if (node.type === 'ImportDeclaration' && ASSERT_MODULE.test(node.source.value)) bind(node)
    if (node.type === 'TSImportEqualsDeclaration' && node.moduleReference.type === 'TSExternalModuleReference') {
      if (ASSERT_MODULE.test(node.moduleReference.expression.value)) names.add(node.id.name)
    }
    if (node.type === 'FunctionDeclaration' && node.id) names.delete(node.id.name)
    if (node.type !== 'VariableDeclarator' || !node.init) return
    if (comesFromAssert(node.init, names)) bind(node.id)
    else Object.keys(getBindingIdentifiers(node.id)).forEach((name) => names.delete(name))
  })
  return names
}

/** `require('assert')`, `assert.strict` and the like, but no check that is made. */
function comesFromAssert(init: Node, names: ReadonlySet<string>): boolean {
  switch (init.type) {
    case 'Identifier':
      return names.has(init.name)
    case 'MemberExpression':
      return comesFromAssert(init.object, names)
    case 'CallExpression':
      return ASSERT_MODULE.test(requestedModule(init)?.value ?? '')
    case 'AwaitExpression':
      return ASSERT_MODULE.test(requestedModule(init.argument)?.value ?? '')
    default:
      return false
  }
}

function localFunctions(ast: File): readonly LocalFunction[] {
  const found: LocalFunction[] = []
  traverseFast(ast, (node) => {
    if (node.type === 'FunctionDeclaration' && node.id) found.push({ name: node.id.name, node })
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier') return
    if (node.init?.type === 'FunctionExpression' || node.init?.type === 'ArrowFunctionExpression')
      found.push({ name: node.id.name, node: node.init })
  })
  return found
}

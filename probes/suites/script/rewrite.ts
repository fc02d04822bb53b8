import { type File, getBindingIdentifiers, type Node, type Statement, traverseFast, VISITOR_KEYS } from '@babel/types'
import type MagicString from 'magic-string'
import { requestedModule } from '../../program/module-parts.ts'
import { skipTrivia } from '../../program/same-length.ts'
import type { Assertions, FunctionNode } from './assertions.ts'
import { rootName } from './names.ts'
import type { SiteList } from './sites.ts'

const COMPARISON = /^([!=]==?|[<>]=?)$/
const FUNCTION = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod|ClassMethod|ClassPrivateMethod)$/

/** Where a statement stands. */
interface Place {
  /** `script`: outside of every function, `test`: directly in a function without parameters that asserts, `inner`: anywhere else. */
  readonly list: 'script' | 'test' | 'inner'
  /** `await` may be written here. */
  readonly async: boolean
  /** Inside of a `try` that would catch what an assertion throws. */
  readonly caught: boolean
  /** `if (...) throw` is a check here, not a helper's way to say that it failed. */
  readonly ifThrows: boolean
}

interface Script {
  readonly text: string
  readonly ast: File
  readonly assertions: Assertions
  /** Whether statements of the script are waited for. */
  readonly async: boolean
}

/** Puts every assertion into a thunk of its own, and guards the statements around, so that the script goes on after each failure. */
export function rewriteScript(script: Script, out: MagicString, sites: SiteList): void {
  new ScriptRewriter(script, out, sites).rewrite()
}

class ScriptRewriter {
  readonly #script: Script
  readonly #out: MagicString
  readonly #sites: SiteList
  readonly #assertions: Assertions

  constructor(script: Script, out: MagicString, sites: SiteList) {
    this.#script = script
    this.#out = out
    this.#sites = sites
    this.#assertions = script.assertions
  }

  rewrite(): void {
    const { ast, async } = this.#script
    this.#statements(ast.program.body, { list: 'script', async, caught: false, ifThrows: true })
  }

  #statements(list: readonly Statement[], place: Place): void {
    for (const statement of list) this.#statement(statement, place)
  }

  #statement(node: Statement, place: Place): void {
    if (node.type === 'ExpressionStatement') {
      const assertion = this.#assertions.of(node.expression)
      if (assertion && !(place.caught && assertion.throws)) {
        if (containsYield(node)) return
        if (assertion.condition) this.#compare(assertion.condition)
        return this.#wrap(node, true, place.async && (assertion.waits || containsAwait(node)))
      }
    }
    if (node.type === 'IfStatement' && this.#isIfThrow(node, place)) {
      this.#compare(node.test)
      return this.#wrap(node, true, containsAwait(node))
    }
    if (node.type === 'TryStatement' && node.handler && this.#assertions.holdsThrowing(node.block)) {
      if (!place.caught && !leaves(node) && !containsYield(node)) return this.#wrap(node, true, containsAwait(node))
      this.#statements(node.block.body, { ...place, list: 'inner', caught: true })
      this.#statements(node.handler.body.body, { ...place, list: 'inner' })
      return
    }
    this.#children(node, { ...place, list: 'inner' })
    if (node.type === 'VariableDeclaration') this.#guardDeclaration(node, place)
    else if (this.#isGuarded(node, place)) {
      this.#wrap(node, false, containsAwait(node) || (place.list === 'script' && place.async))
    }
  }

  #children(node: Node, place: Place): void {
    for (const key of VISITOR_KEYS[node.type] ?? []) {
      const value = (node as unknown as Record<string, unknown>)[key]
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) this.#node(child, place)
    }
  }

  #node(node: Node, place: Place): void {
    if (FUNCTION.test(node.type)) this.#function(node as FunctionNode, place)
    else if (/Statement$|^VariableDeclaration$/.test(node.type) && node.type !== 'BlockStatement')
      this.#statement(node as Statement, place)
    else this.#children(node, place)
  }

  #function(node: FunctionNode, place: Place): void {
    if (this.#assertions.isHelper(node) || node.generator) return
    const isNamed = this.#assertions.functions.some((known) => known.node === node)
    const isTest = node.params.length === 0 && this.#assertions.holdsAny(node.body)
    const inside: Place = {
      list: 'inner',
      async: node.async,
      caught: place.caught,
      ifThrows: !isNamed || node.params.length === 0,
    }
    if (node.body.type === 'BlockStatement')
      return this.#statements(node.body.body, { ...inside, list: isTest ? 'test' : 'inner' })
    const assertion = this.#assertions.of(node.body)
    if (!assertion || (place.caught && assertion.throws)) return this.#children(node, inside)
    if (assertion.condition) this.#compare(assertion.condition)
    const call = containsAwait(node.body) || assertion.waits ? 'testAsync' : 'test'
    const thunk = containsAwait(node.body) ? 'async () => ' : '() => '
    const method = node.async ? call : 'test'
    this.#out.prependRight(node.body.start!, `$t.${method}(${this.#sites.add(node.body, true)}, ${thunk}`)
    this.#out.appendLeft(node.body.end!, ')')
  }

  /** An `if` without `else` that does nothing but throw in the end. At the script's own level any `if` that may throw is a check. */
  #isIfThrow(node: Extract<Node, { type: 'IfStatement' }>, place: Place): boolean {
    if (!place.ifThrows || place.caught || containsYield(node) || leaves(node)) return false
    if (place.list === 'script') return throwsItself(node) && !declaresVar(node) && !this.#holdsCalls(node)
    const last = node.consequent.type === 'BlockStatement' ? node.consequent.body.at(-1) : node.consequent
    return !node.alternate && last?.type === 'ThrowStatement'
  }

  /** Tells whether there are assertions in the node besides what it throws. */
  #holdsCalls(node: Node): boolean {
    let found = false
    traverseFast(node, (inner) => void (found ||= inner.type === 'CallExpression' && this.#assertions.of(inner) !== null))
    return found
  }

  #isGuarded(node: Statement, { list }: Place): boolean {
    if (list === 'inner' || containsYield(node)) return false
    if (node.type === 'ExpressionStatement' || (node.type === 'ThrowStatement' && list === 'script')) return true
    return (
      list === 'script' && /^(For|While|DoWhile|If|Try|Block|Switch|Labeled)\w*Statement$/.test(node.type) && !declaresVar(node)
    )
  }

  /** `const a = f()` becomes `let a; $t.guard(..., () => { (a = f()) })`: when `f` throws, what comes after it still runs. */
  #guardDeclaration(node: Extract<Node, { type: 'VariableDeclaration' }>, { list }: Place): void {
    if (list === 'inner' || !/^(var|let|const)$/.test(node.kind) || containsYield(node)) return
    if (!node.declarations.some(({ init }) => init && this.#mayThrow(init))) return
    const names = Object.keys(getBindingIdentifiers(node)).join(', ')
    const [first] = node.declarations
    const keyword = node.kind === 'const' ? 'let' : node.kind
    this.#out.overwrite(node.start!, first!.start!, '')
    for (const { id, init, end } of node.declarations) {
      if (init) this.#out.prependRight(id.start!, '(').appendLeft(end!, ')')
      else this.#out.overwrite(id.start!, end!, '0')
    }
    this.#wrap(node, false, containsAwait(node), `${keyword} ${names}; `)
  }

  #mayThrow(init: Node): boolean {
    if (requestedModule(init) || this.#assertions.apis.has(rootName(init) ?? '')) return false
    let found = false
    traverseFast(init, (node) => {
      if (FUNCTION.test(node.type)) return traverseFast.skip
      found ||= /^((Optional)?CallExpression|NewExpression|AwaitExpression|TaggedTemplateExpression)$/.test(node.type)
      return undefined
    })
    return found
  }

  /**
   * A promise that an expression leaves behind is waited for as well. Inner wraps are made before outer ones, which keeps the order
   * where several start or end at one place.
   */
  #wrap(node: Node, isCase: boolean, waits: boolean, before = ''): void {
    const site = this.#sites.add(node, isCase)
    const method = (isCase ? 'test' : 'guard') + (waits ? 'Async' : '')
    const thunk = !waits ? '() => { ' : node.type === 'ExpressionStatement' ? 'async () => { return ' : 'async () => { '
    this.#out.prependRight(node.start!, `${before}${waits ? 'await ' : ''}$t.${method}(${site}, ${thunk}`)
    this.#out.appendLeft(node.end!, ' });')
  }

  /** `a === b` becomes `$t.compare('===', a, b)`, which remembers both sides. */
  #compare(node: Node): void {
    if (node.type !== 'BinaryExpression' || !COMPARISON.test(node.operator)) return
    const at = skipTrivia(this.#script.text, node.left.end!, ')')
    this.#out.prependRight(node.start!, `$t.compare('${node.operator}', `)
    this.#out.overwrite(at, at + node.operator.length, ',')
    this.#out.appendLeft(node.end!, ')')
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** Looks at what the node itself does, not at what functions in it would do. */
function does(node: Node, what: (inner: Node) => boolean): boolean {
  let found = false
  traverseFast(node, (inner) => {
    if (FUNCTION.test(inner.type)) return traverseFast.skip
    found ||= what(inner)
    return found ? traverseFast.stop : undefined
  })
  return found
}

const containsAwait = (node: Node) =>
  does(node, (inner) => inner.type === 'AwaitExpression' || (inner.type === 'ForOfStatement' && inner.await))
const containsYield = (node: Node) => does(node, (inner) => inner.type === 'YieldExpression')
const throwsItself = (node: Node) => does(node, (inner) => inner.type === 'ThrowStatement')
const leaves = (node: Node) => does(node, (inner) => /^(Return|Break|Continue)Statement$/.test(inner.type))
const declaresVar = (node: Node) =>
  node.type === 'FunctionDeclaration' || does(node, (inner) => inner.type === 'VariableDeclaration' && inner.kind === 'var')

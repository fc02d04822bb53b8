import { type File, type ImportDeclaration, type Node, traverseFast } from '@babel/types'
import MagicString from 'magic-string'
import { isFrameworkModule } from './modules.ts'

const TEST_NAMES = ['test', 'it', 'fit', 'xit', 'xtest', 'specify']
/** These give a function that makes tests; they make none themselves. */
const MAKERS = new Set([
  'each',
  'for',
  'extend',
  'skipIf',
  'runIf',
  'describe',
  'beforeEach',
  'afterEach',
  'beforeAll',
  'afterAll',
])

/** Puts `$tm_at(line, ...)` around the name in each call that makes a test, so that its line is known. Lines stay as they are. */
export function markTests(text: string, ast: File): string {
  const names = testNames(ast)
  const marked = new MagicString(text)
  traverseFast(ast, (node) => {
    if (node.type !== 'CallExpression' || !names.has(rootName(node.callee) ?? '') || isMaker(node.callee)) return
    const [name] = node.arguments
    if (name === undefined || name.type === 'SpreadElement') return
    marked.appendLeft(name.start!, `$tm_at(${node.loc!.start.line}, `)
    marked.appendRight(name.end!, ')')
  })
  return marked.toString()
}

/** The usual names, and what the file calls those that it imports from a test framework. */
function testNames(ast: File): ReadonlySet<string> {
  const names = new Set(TEST_NAMES)
  const add = (imported: string, local: string) => void (TEST_NAMES.includes(imported) && names.add(local))
  traverseFast(ast, (node) => {
    if (node.type === 'ImportDeclaration' && isFrameworkModule(node.source.value)) {
      for (const specifier of node.specifiers) add(importedName(specifier), specifier.local.name)
    }
    if (node.type !== 'VariableDeclarator' || !isFrameworkRequire(node.init)) return
    if (node.id.type === 'Identifier') add('test', node.id.name)
    if (node.id.type !== 'ObjectPattern') return
    for (const property of node.id.properties) {
      if (property.type !== 'ObjectProperty' || property.key.type !== 'Identifier' || property.value.type !== 'Identifier')
        continue
      add(property.key.name, property.value.name)
    }
  })
  return names
}

/** The default export of `node:test` is its `test`. */
function importedName(specifier: ImportDeclaration['specifiers'][number]): string {
  return specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' ? specifier.imported.name : 'test'
}

function isFrameworkRequire(init: Node | null | undefined): boolean {
  if (init?.type !== 'CallExpression' || init.callee.type !== 'Identifier' || init.callee.name !== 'require') return false
  const [module] = init.arguments
  return module?.type === 'StringLiteral' && isFrameworkModule(module.value)
}

/** The name at the start of `test`, `test.only`, `test.each(rows)` or a tagged `test.each`. */
function rootName(callee: Node): string | null {
  switch (callee.type) {
    case 'Identifier':
      return callee.name
    case 'MemberExpression':
      return rootName(callee.object)
    case 'CallExpression':
      return rootName(callee.callee)
    case 'TaggedTemplateExpression':
      return rootName(callee.tag)
    default:
      return null
  }
}

function isMaker(callee: Node): boolean {
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && MAKERS.has(callee.property.name)
}

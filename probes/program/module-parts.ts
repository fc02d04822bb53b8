import {
  type ExportSpecifier,
  getBindingIdentifiers,
  type Identifier,
  type ImportDeclaration,
  type Node,
  type StringLiteral,
  traverseFast,
} from '@babel/types'
import { type ParsedSource, toSpan } from '#core'
import { isType, isTypeOnly } from './blank-types.ts'
import { type Insert, pair } from './insert.ts'
import type { SameLength } from './same-length.ts'

/** What is left of a module's imports and exports once they are blanked: code in front of the program and members of its exports. */
export interface ModuleParts {
  /** Statements that go in front of the program, on its first line. */
  readonly head: string
  /** Members of an object literal: getters, so that a test sees bindings as they are when it looks. */
  readonly exports: readonly string[]
  /** Names that imports bind. */
  readonly imported: readonly string[]
  /** Every module that is imported or required, as written. */
  readonly modules: readonly string[]
  readonly inserts: readonly Insert[]
  /** The name that holds what `export =` gives. */
  readonly assigned: string | null
}

/** Both have the length of what they stand for, or less. */
const DEFAULT = '$tm_default'
const ASSIGNED = '$tm_eq'
const IMPORT = '$tm_im'
const META = '$tm_metaobj'

/**
 * Blanks import and export syntax, in TypeScript also where types take part in it. `resolve` gives the specifier to require
 * for the one that is written.
 */
export function takeModuleParts(
  source: ParsedSource,
  declared: ReadonlySet<string>,
  out: SameLength,
  resolve: (specifier: string) => string = (specifier) => specifier,
): ModuleParts {
  const parts = new PartsCollector(source, declared, out, resolve)
  for (const statement of source.ast.program.body) if (!isTypeOnly(statement)) parts.take(statement)
  parts.takeExpressions()
  return parts
}

class PartsCollector implements ModuleParts {
  readonly exports: string[] = []
  readonly imported: string[] = []
  readonly inserts: Insert[] = []
  readonly #found = new Set<string>()
  assigned: string | null = null
  head = ''
  #modules = 0
  readonly #source: ParsedSource
  readonly #declared: ReadonlySet<string>
  readonly #used: ReadonlySet<string> | null
  readonly #out: SameLength
  readonly #resolve: (specifier: string) => string

  constructor(source: ParsedSource, declared: ReadonlySet<string>, out: SameLength, resolve: (specifier: string) => string) {
    this.#source = source
    this.#declared = declared
    this.#out = out
    this.#resolve = resolve
    this.#used = source.language === 'ts' ? valueNames(source.ast) : null
  }

  get modules(): readonly string[] {
    return [...this.#found]
  }

  take(node: Node): void {
    switch (node.type) {
      case 'ImportDeclaration':
        this.#takeImport(node)
        this.#blankStatement(node)
        break
      case 'TSImportEqualsDeclaration':
        if (node.moduleReference.type === 'TSExternalModuleReference') {
          if (this.#isUsed(node.id.name)) this.#bind(node.id.name, this.#require(node.moduleReference.expression))
        }
        this.#blankStatement(node)
        break
      case 'ExportNamedDeclaration':
        if (node.declaration) {
          this.#out.blank({ start: node.start!, end: node.declaration.start! })
          for (const name of exportedNames(node.declaration)) this.#export(name, name)
          break
        }
        this.#takeSpecifiers(node.specifiers, node.source ? this.#require(node.source) : null)
        this.#blankStatement(node)
        break
      case 'ExportAllDeclaration':
        this.exports.unshift(`...(({default:_,__esModule:__,...rest})=>rest)(${this.#require(node.source)})`)
        this.#blankStatement(node)
        break
      case 'ExportDefaultDeclaration':
        this.#takeDefault(node.start!, node.declaration)
        break
      case 'TSExportAssignment': {
        const { text } = this.#source
        const equals = text.indexOf('=', node.start!)
        this.#out.blank({ start: node.start!, end: equals })
        this.#out.write(node.start!, ASSIGNED)
        this.head += `let ${ASSIGNED};`
        this.assigned = ASSIGNED
        break
      }
    }
  }

  /** `import.meta` and `import()` stand for themselves only inside of a real module. */
  takeExpressions(): void {
    const used = new Set<string>()
    traverseFast(this.#source.ast, (node) => {
      const specifier = requestedModule(node)
      if (specifier !== null) this.#found.add(specifier.value)
      const name =
        node.type === 'MetaProperty' && node.meta.name === 'import' ? META : node.type === 'ImportExpression' ? IMPORT : null
      if (name === null) return
      used.add(name)
      this.#out.blank(name === META ? toSpan(node) : { start: node.start!, end: node.start! + IMPORT.length })
      this.#out.write(node.start!, name)
    })
    if (used.has(META)) this.head += `const ${META}={url:"file:///program.js"};`
    if (used.has(IMPORT)) this.head += `const ${IMPORT}=async s=>{const m=require(s);return m.__esModule?m:{...m,default:m}};`
  }

  #takeImport({ specifiers, source }: ImportDeclaration): void {
    const used = specifiers.filter((specifier) => !isTypeSpecifier(specifier) && this.#isUsed(specifier.local.name))
    if (specifiers.length > 0 && used.length === 0 && this.#used) return
    const module = this.#require(source)
    for (const specifier of used) {
      const { name } = specifier.local
      if (specifier.type === 'ImportNamespaceSpecifier')
        this.#bind(name, `${module}.__esModule?${module}:{...${module},default:${module}}`)
      else this.#bind(name, member(module, specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : 'default'))
    }
  }

  #takeSpecifiers(specifiers: readonly Node[], module: string | null): void {
    for (const specifier of specifiers) {
      if (specifier.type === 'ExportNamespaceSpecifier') this.#export(nameOf(specifier.exported), module!)
      if (specifier.type !== 'ExportSpecifier' || isTypeSpecifier(specifier)) continue
      const exported = nameOf(specifier.exported)
      const local = nameOf(specifier.local)
      if (module !== null) this.#export(exported, member(module, local))
      else if (!this.#used || this.#declared.has(local) || this.imported.includes(local)) this.#export(exported, local)
    }
  }

  #takeDefault(start: number, declaration: Node): void {
    const named = (declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration') && declaration.id
    const end = this.#source.text.indexOf('default', start) + 'default'.length
    this.#out.blank({ start, end })
    if (named) return this.#export('default', named.name)
    this.#out.write(start, DEFAULT)
    this.#out.write(end - 1, '=')
    this.head += `let ${DEFAULT};`
    if (!declaration.type.endsWith('Declaration')) return this.#export('default', DEFAULT)
    // As a declaration it needed no semicolon, as a value it does.
    this.inserts.push(...pair(declaration.start!, '', declaration.end!, ';', false))
    return this.#export('default', DEFAULT)
  }

  #require(source: StringLiteral): string {
    const name = `$tm_m${this.#modules++}`
    this.#found.add(source.value)
    this.head += `const ${name}=require(${JSON.stringify(this.#resolve(source.value))});`
    return name
  }

  #bind(name: string, value: string): void {
    this.imported.push(name)
    this.head += `const ${name}=${value};`
  }

  #export(name: string, value: string): void {
    this.exports.push(`get ${JSON.stringify(name)}(){return ${value}}`)
  }

  #isUsed(name: string): boolean {
    return this.#used?.has(name) ?? true
  }

  /** The semicolon keeps the statements around apart. */
  #blankStatement(node: Node): void {
    this.#out.blank(toSpan(node))
    this.#out.write(node.start!, ';')
  }
}

/** A module that is no ES module is its own default export. */
function member(module: string, name: string): string {
  return name === 'default' ? `${module}&&${module}.__esModule?${module}.default:${module}` : `${module}[${JSON.stringify(name)}]`
}

function nameOf(node: Identifier | StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value
}

/** What a `require('x')` or an `import('x')` asks for. */
export function requestedModule(node: Node): StringLiteral | null {
  const isRequire = node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require'
  const asked = isRequire ? node.arguments[0] : node.type === 'ImportExpression' ? node.source : null
  return asked?.type === 'StringLiteral' ? asked : null
}

function isTypeSpecifier(specifier: ImportDeclaration['specifiers'][number] | ExportSpecifier): boolean {
  return (
    ('importKind' in specifier && specifier.importKind === 'type') ||
    ('exportKind' in specifier && specifier.exportKind === 'type')
  )
}

function exportedNames(declaration: Node): readonly string[] {
  return declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration'
    ? [declaration.id!.name]
    : Object.keys(getBindingIdentifiers(declaration, false, true))
}

/** Names that stand where a value is; TypeScript leaves out imports that are not among them. */
function valueNames(ast: ParsedSource['ast']): ReadonlySet<string> {
  const names = new Set<string>()
  traverseFast(ast, (node) => {
    if (node.type === 'ImportDeclaration' || isTypeOnly(node)) return traverseFast.skip
    if (isType(node)) return traverseFast.skip
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier') names.add(node.name)
    return undefined
  })
  return names
}

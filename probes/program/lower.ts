import { createRequire } from 'node:module'
import { type File, type Node, traverseFast } from '@babel/types'
import MagicString from 'magic-string'
import type { SourceFile } from '#core'

const require = createRequire(import.meta.url)

/** Tells whether the program has syntax that does something at run time and that JavaScript does not know. */
export function needsLowering(ast: File): boolean {
  let found = false
  traverseFast(ast, (node) => {
    if ('declare' in node && node.declare) return traverseFast.skip
    found ||= isLowered(node)
    return found ? traverseFast.stop : undefined
  })
  return found
}

function isLowered(node: Node): boolean {
  switch (node.type) {
    case 'TSEnumDeclaration':
    case 'TSModuleDeclaration':
    case 'TSParameterProperty':
      return true
    case 'TSImportEqualsDeclaration':
      return node.importKind !== 'type' && node.moduleReference.type !== 'TSExternalModuleReference'
    default:
      return isForEsbuild(node)
  }
}

function isForEsbuild(node: Node): boolean {
  return node.type === 'Decorator' || node.type === 'JSXElement' || node.type === 'JSXFragment'
}

/**
 * Lowers a program to plain JavaScript, imports and exports kept. Babel keeps the lines where they were; JSX and decorators take
 * esbuild. `null` where the text cannot be lowered.
 */
export function lower({ path, text: original }: SourceFile, ast: File): string | null {
  let special = false
  traverseFast(ast, (node) => void (special ||= isForEsbuild(node)))
  const text = withoutCommonJsOfTypeScript(original, ast)
  try {
    return special ? lowerWithEsbuild(path, text) : lowerWithBabel(path, text)
  } catch {
    return null
  }
}

/** `export =` and `import x = require()` are beyond Babel as long as it keeps modules as they are. */
function withoutCommonJsOfTypeScript(text: string, ast: File): string {
  const out = new MagicString(text)
  for (const node of ast.program.body) {
    if (node.type === 'TSExportAssignment') out.overwrite(node.start!, text.indexOf('=', node.start!), 'module.exports ')
    if (node.type === 'TSImportEqualsDeclaration' && node.moduleReference.type === 'TSExternalModuleReference') {
      out.overwrite(node.start!, node.start! + 'import'.length, 'const')
    }
  }
  return out.toString()
}

/** Loaded when it is needed first: it takes longer to load than most programs take to repair. */
function lowerWithBabel(path: string, text: string): string | null {
  const { transformSync } = require('@babel/core') as typeof import('@babel/core')
  const preset = require('@babel/preset-typescript') as typeof import('@babel/preset-typescript')
  const result = transformSync(text, {
    filename: path,
    presets: [preset.default],
    retainLines: true,
    configFile: false,
    babelrc: false,
  })
  return result?.code ?? null
}

function lowerWithEsbuild(path: string, text: string): string {
  const { transformSync } = require('esbuild') as typeof import('esbuild')
  const loader = /ts$/i.test(path) ? 'ts' : /tsx$/i.test(path) ? 'tsx' : 'jsx'
  return transformSync(text, { loader, jsx: 'transform', target: 'es2024', logLevel: 'silent' }).code
}

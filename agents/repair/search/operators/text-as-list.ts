import * as t from '@babel/types'
import { code, type Edit } from '#core'
import { change, operator } from '../operator.ts'
import { indentationAt, insertAt, replace } from '../writing/rewrite.ts'

/** Texts cannot be changed in place: a text whose characters are assigned becomes a list, and is joined where it is returned. */
export const textAsList = operator(
  'text-as-list',
  ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'],
  function* ({ node, path, scene }) {
    if (!t.isBlockStatement(node.body)) return
    for (const [name, binding] of Object.entries(path.scope.getAllBindings())) {
      const isChanged = binding.referencePaths.some(({ node: use, parent, parentPath }) => {
        const isElement = t.isMemberExpression(parent, { object: use as t.Expression, computed: true })
        const holder = parentPath?.parent
        return isElement && (t.isArrayPattern(holder) || (t.isAssignmentExpression(holder) && holder.left === parent))
      })
      if (!isChanged || scene.kinds.ofBinding(binding) === 'array') continue
      const edits: Edit[] = []
      const declaration = binding.path.node
      if (t.isVariableDeclarator(declaration) && declaration.init != null)
        edits.push(replace(declaration.init, code`[...${declaration.init}]`))
      if (binding.kind === 'param') {
        const first = node.body.body[0]
        if (binding.scope !== path.scope || first === undefined) continue
        edits.push(insertAt(first.start!, `${name} = [...${name}];\n${indentationAt(scene.text, first.start!)}`))
      }
      if (edits.length === 0) continue
      for (const { node: use, parent } of binding.referencePaths)
        if (t.isReturnStatement(parent)) edits.push(replace(use, `${name}.join('')`))
      yield change(0, `make the text \`${name}\` a list while it is changed`, ...edits.sort((a, b) => a.start - b.start))
    }
  },
)

import * as t from '@babel/types'
import type { Draft } from './draft.ts'
import { declaresInBody } from './loop.ts'
import { takesItsName, type Placer } from './placer.ts'
import { childOf, is, withoutTypes, type Site } from './site.ts'
import { offsetInList } from './statement.ts'
import { spanOfName } from './variables.ts'

/** New values of variables and properties. Targets are never touched. */
export const assignmentPlacer: Placer = {
  kind: 'assignment',
  sees: ['AssignmentExpression', 'UpdateExpression', 'VariableDeclarator', 'ForXStatement', 'Property'],
  place(site, draft) {
    const { node, parent } = site
    if (is(site, 'AssignmentExpression')) assigned(site, site.node.left, draft)
    else if (is(site, 'UpdateExpression')) updated(site, draft)
    else if (is(site, 'VariableDeclarator')) declared(site, draft)
    else if (t.isForXStatement(node)) drawn(site as Site<t.ForXStatement>, draft)
    else if ('value' in node && node.value && isField(node) && t.isClassBody(parent?.node) && !takesItsName(node.value)) {
      draft.value('assignment', childOf(site, 'value'), { seen: node, label: draft.labelOf(node.key) })
    }
  },
}

function isField(node: t.Node): node is t.ClassProperty {
  return t.isClassProperty(node) || t.isClassPrivateProperty(node) || t.isClassAccessorProperty(node)
}

function assigned(site: Site, left: t.Node, draft: Draft): void {
  const target = withoutTypes(left)
  const label = draft.labelOf(left)
  if (t.isPattern(target)) {
    const id = draft.point('assignment', site, { label })
    const parts = tellNames(site, targetsOf(target), draft)
    if (id === null) return
    if (!draft.values) draft.wrap(site, `($tm_n[${id}]++, `, ')')
    else
      draft.wrap(
        site,
        `$tm_v(${id}, `,
        parts === '' ? `${draft.call(site)})` : `, (${parts}${draft.isInCall(site) ? '$tm_call' : '0'}))`,
      )
    return
  }
  const variable = t.isIdentifier(target) ? draft.variables.resolve(target.name, site) : null
  const old = variable?.isReadable === true && draft.values ? (target as t.Identifier).name : null
  const seen = { seen: site.node, label, variable: variable?.span }
  const isSafe = !t.isIdentifier(target) || (variable?.isReadable === true && !variable.isConstant)
  const whole = (isSafe ? plainlyGiven(site) : null) ?? site
  if (old === null) return draft.value('assignment', whole, seen)
  const id = draft.point('assignment', whole, seen)
  if (id !== null) draft.wrap(whole, `$tm_w(${id}, ${old}, `, `${draft.call(site)})`)
}

/** What is assigned as it is: seen before it is, so that something else can be assigned. */
function plainlyGiven(site: Site): Site | null {
  return t.isAssignmentExpression(site.node, { operator: '=' }) && !takesItsName(site.node.right) ? childOf(site, 'right') : null
}

function updated(site: Site<t.UpdateExpression>, draft: Draft): void {
  const { argument, prefix, operator } = site.node
  if (prefix || !draft.values) return assigned(site, argument, draft)
  const target = withoutTypes(argument)
  const variable = t.isIdentifier(target) ? draft.variables.resolve(target.name, site)?.span : null
  const id = draft.point('assignment', site, { label: draft.labelOf(argument), variable })
  if (id !== null) draft.wrap(site, `$tm_u(${id}, `, `, ${operator === '++' ? 1 : -1}${draft.call(site)})`)
}

/**
 * A variable by its initial value, a pattern by the values that it gave its variables, told after the declaration: what is taken apart
 * is named in the message of the error when it cannot be.
 */
function declared(site: Site<t.VariableDeclarator>, draft: Draft): void {
  const { id: target, init } = site.node
  if (!init || takesItsName(init) || t.isForXStatement(site.parent?.parent?.node)) return
  if (t.isIdentifier(target)) {
    const variable = draft.variables.resolve(target.name, site)?.span
    draft.value('assignment', childOf(site, 'init'), { seen: site.node, label: target.name, variable })
  } else if (site.parent !== null && offsetInList(site.parent) !== null) {
    const code = tellDeclared(site, target, draft)
    const { end } = t.isExportNamedDeclaration(site.parent.parent?.node) ? site.parent.parent.node : site.parent.node
    if (code !== '') draft.at(end!, `;${code}`)
  }
}

/** What a loop's pattern gave its variables, told at the start of the turn. */
function drawn(site: Site<t.ForXStatement>, draft: Draft): void {
  const { left, body } = site.node
  const target = t.isVariableDeclaration(left) ? left.declarations[0]!.id : left
  if (!t.isPattern(target)) return
  const code = tellDeclared(childOf(site, 'body'), target, draft, (name) => !declaresInBody(body, name))
  if (code !== '') draft.atStart(childOf(site, 'body'), code)
}

/** Statements that tell what each variable of a pattern has become. */
function tellDeclared(site: Site, pattern: t.Node, draft: Draft, isSeen: (name: string) => boolean = () => true): string {
  let code = ''
  for (const target of targetsOf(pattern)) {
    if (!isSeen(target.name)) continue
    const id = pointOf(target, site, draft)
    if (id !== null) code += draft.told(id, target.name, site)
  }
  return code
}

/** The same as expressions, each with a comma behind it; variables that nothing of the program declares may have accessors. */
function tellNames(site: Site, targets: readonly t.Identifier[], draft: Draft): string {
  if (!draft.values) return ''
  let code = ''
  for (const target of targets) {
    if (draft.variables.resolve(target.name, site) === null) continue
    const id = pointOf(target, site, draft)
    if (id !== null) code += `$tm_v(${id}, ${target.name}${draft.call(site)}), `
  }
  return code
}

function pointOf(target: t.Identifier, site: Site, draft: Draft): number | null {
  const variable = draft.variables.resolve(target.name, site)?.span
  return draft.point('assignment', site, { seen: { ...spanOfName(target), loc: target.loc }, label: target.name, variable })
}

/** Variables that a pattern gives a value to. */
function targetsOf(pattern: t.Node): t.Identifier[] {
  return Object.values(t.getAssignmentIdentifiers(pattern))
    .flat()
    .toSorted((a, b) => a.start! - b.start!)
}

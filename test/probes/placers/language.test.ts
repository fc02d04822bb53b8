import { expect, test } from 'vitest'
import { PROBE_KINDS, type ProbePlan } from '#core'
import { behave } from '../../helpers/behave.ts'
import { planOf, withoutShownProbes } from '../../helpers/observe.ts'
import { ERRORS, SHOWN_ERRORS } from './language/errors.ts'
import { MODULES } from './language/modules.ts'
import { OBJECTS } from './language/objects.ts'
import { OLD_SCRIPTS } from './language/old-scripts.ts'
import { OPERATORS } from './language/operators.ts'
import { STATEMENTS } from './language/statements.ts'
import { SUSPENSIONS } from './language/suspensions.ts'
import { TYPESCRIPT } from './language/typescript.ts'

const PLANS: Readonly<Record<string, ProbePlan>> = {
  'all kinds': planOf(),
  'all kinds, only counted': planOf(PROBE_KINDS, false),
  ...Object.fromEntries(PROBE_KINDS.map((kind) => [kind, planOf([kind])])),
  ...Object.fromEntries(PROBE_KINDS.map((kind) => [`${kind}, only counted`, planOf([kind], false)])),
}

const ALL = { ...STATEMENTS, ...OPERATORS, ...OBJECTS, ...SUSPENSIONS, ...OLD_SCRIPTS, ...MODULES, ...TYPESCRIPT, ...ERRORS }

test.each(Object.entries(ALL))(
  '%s: the same result, errors and order of effects with every kind of probe',
  async (name, text) => {
    const path = name in TYPESCRIPT ? (text.includes('<i>') ? 'a.tsx' : 'a.ts') : name in MODULES ? 'a.mjs' : 'a.js'
    const { points: _, ...plain } = await behave(text, path, null)
    expect(plain.result).toMatch(name in ERRORS ? /^throws (?!SyntaxError: (?!Expected property))/ : /^gives /)
    for (const [what, plan] of Object.entries(PLANS)) {
      const { points, ...probed } = await behave(text, path, plan)
      expect(probed, what).toEqual(plain)
      if (what.startsWith('all')) expect(points, what).toBeGreaterThan(0)
    }
  },
)

test.each(Object.entries(SHOWN_ERRORS))('%s: the same but for the name that it shows', async (_, text) => {
  const plain = await behave(text, 'a.js', null)
  const probed = await behave(text, 'a.js', planOf())
  expect(withoutShownProbes(probed, plain)).toEqual({ ...plain, points: probed.points })
})

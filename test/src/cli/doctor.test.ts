import { describe, expect, it } from 'vitest'
import { confinementChecks } from '../../../src/cli/doctor/confinement-checks.ts'

describe('what the doctor says of the walls around programs', () => {
  it('names each of them, and what is missing', async () => {
    const findings = await Promise.all(confinementChecks.map(async ({ name, run }) => [name, (await run()).status] as const))
    expect(findings.map(([name]) => name)).toEqual([
      'own process',
      'environment',
      'address space',
      'permissions',
      'namespaces',
      'seccomp',
    ])
    expect(Object.fromEntries(findings)).toMatchObject({
      'own process': 'ok',
      environment: 'ok',
      permissions: 'ok',
      seccomp: 'warning',
    })
  })
})

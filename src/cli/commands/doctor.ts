import { Command } from 'commander'
import { EXIT, SCHEMA_VERSION } from '#core'
import { printable } from '../../report/printable.ts'
import { paintFor } from '../../report/style.ts'
import { failed, type Check, type Finding } from '../doctor/check.ts'
import { CHECKS } from '../doctor/checks.ts'
import { printJson } from '../output.ts'

const COLOUR = { ok: 'green', warning: 'yellow', failed: 'red' } as const

/** `tracemend doctor`: what works on this machine. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('show what works on this machine')
    .option('--json', 'print the findings as one JSON object')
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const findings: (Finding & { readonly name: string })[] = []
      const paint = paintFor(process.stdout)
      for (const check of CHECKS) {
        const finding = await look(check)
        findings.push({ name: check.name, ...finding })
        const { status, detail } = finding
        if (!json)
          process.stdout.write(`${paint(COLOUR[status], status.padEnd(7))}  ${check.name.padEnd(14)}  ${printable(detail)}\n`)
      }
      const works = findings.every((finding) => finding.status !== 'failed')
      if (json) printJson({ schemaVersion: SCHEMA_VERSION, works, findings })
      process.exitCode = works ? EXIT.ok : EXIT.infrastructure
    })
}

async function look(check: Check): Promise<Finding> {
  try {
    return await check.run()
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}

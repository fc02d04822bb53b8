import { Command } from 'commander'
import { EXIT, SCHEMA_VERSION, TracemendError } from '#core'
import { printable } from '../../report/printable.ts'
import { paintFor } from '../../report/style.ts'
import { failed, type Check, type Finding } from '../doctor/check.ts'
import { CHECKS } from '../doctor/checks.ts'
import { modelChecks } from '../doctor/model-check.ts'
import { abortOnSignal } from '../interrupt.ts'
import { printJson } from '../output.ts'

const COLOUR = { ok: 'green', warning: 'yellow', failed: 'red' } as const

/** A model on a small machine may have to be loaded first. */
const ASK_MS = 60_000

interface DoctorFlags {
  readonly json?: boolean
  readonly model?: string
  readonly baseUrl?: string
}

/** `tracemend doctor`: what works on this machine. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('show what works on this machine')
    .option('--json', 'print the findings as one JSON object')
    .option('--model <name>', 'ask this model a small question as well, and show what its endpoint can do')
    .option('--base-url <url>', "where the model is; default OPENAI_BASE_URL, or else OpenAI's own")
    .action(async ({ json = false, model, baseUrl }: DoctorFlags) => {
      if (model === '') throw new TracemendError('USAGE', '--model names no model', 'such as --model gpt-4.1-mini')
      const findings: (Finding & { readonly name: string })[] = []
      const paint = paintFor(process.stdout)
      const tell = async (check: Check) => {
        const finding = await look(check)
        findings.push({ name: check.name, ...finding })
        const { status, detail } = finding
        if (!json)
          process.stdout.write(`${paint(COLOUR[status], status.padEnd(7))}  ${check.name.padEnd(14)}  ${printable(detail)}\n`)
      }
      for (const check of CHECKS) await tell(check)
      let interrupted = false
      if (model !== undefined && model !== 'none') {
        const say = (text: string) => void process.stderr.write(`${printable(text)}\n`)
        say(`asking ${model}, for ${ASK_MS / 1000} s at most`)
        // What a command has started must not outlive us.
        const signal = abortOnSignal(say)
        for (const check of await modelChecks(model, baseUrl, { signal, timeoutMs: ASK_MS })) await tell(check)
        interrupted = signal.aborted
      }
      const works = findings.every((finding) => finding.status !== 'failed')
      if (json) printJson({ schemaVersion: SCHEMA_VERSION, works, findings })
      process.exitCode = interrupted ? EXIT.interrupted : works ? EXIT.ok : EXIT.infrastructure
    })
}

async function look(check: Check): Promise<Finding> {
  try {
    return await check.run()
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
}

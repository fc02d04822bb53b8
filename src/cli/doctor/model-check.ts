import type { EndpointReport } from '#agents'
import type { CallOptions, WireFault } from '#core'
import { failed, ok, warning, type Check, type Finding } from './check.ts'

/** Asks a model one small question and tells what its endpoint can do. What cannot be opened or does not answer is one failed check. */
export async function modelChecks(name: string, baseUrl: string | undefined, options: CallOptions): Promise<readonly Check[]> {
  const { endpointFromEnvironment, probeEndpoint } = await import('#agents')
  let report: EndpointReport
  try {
    report = await probeEndpoint(name, endpointFromEnvironment(process.env, baseUrl), options)
  } catch (error) {
    const hint = error instanceof Error && 'hint' in error ? `: ${String(error.hint)}` : ''
    return [{ name: 'model', run: () => failed(`${error instanceof Error ? error.message : String(error)}${hint}`) }]
  }
  const answers: Check = { name: 'model', run: () => answered(name, report) }
  return report.reply.status === 'failed' ? [answers] : [answers, ...abilities(report)]
}

/** What to look at first. */
const HINTS: Partial<Record<WireFault, string>> = {
  connection: 'is it running, and is --base-url its address?',
  unauthorized: 'is OPENAI_API_KEY its key?',
  rejected: 'does it have a model of that name, and does --base-url end as its API begins, mostly in /v1?',
  malformed: 'is --base-url the address of the API? It mostly ends in /v1',
  schema: 'is it an OpenAI-compatible API?',
  'timed-out': 'it may still be loading the model: ask again',
  'rate-limited': 'wait, or look at what your account allows',
}

function answered(name: string, { reply, http }: EndpointReport): Finding {
  const where = http === null ? '' : ` at ${http.baseUrl}, by ${http.api === 'chat' ? 'chat completions' : 'the Responses API'}`
  if (reply.status === 'failed') {
    const hint = http === null ? undefined : HINTS[reply.fault]
    return failed(`${name}${where}: ${reply.fault}: ${reply.detail}${hint === undefined ? '' : `; ${hint}`}`)
  }
  return reply.status === 'refused' ? warning(`${name} refuses a plain sum${where}`) : ok(`${name} answers${where}`)
}

function abilities({ reply, http, keepsToSchema, price }: EndpointReport): readonly Check[] {
  const usage = reply.status === 'failed' ? null : reply.usage
  const checks: [string, Finding][] = [
    [
      'model answers',
      keepsToSchema
        ? ok('in the shape that is asked for')
        : warning('not in the shape that is asked for: where that cannot be mended, it is asked once more, and pays for it'),
    ],
    [
      'model usage',
      usage === null
        ? warning('tells no tokens that can be believed: they are estimated')
        : ok(`tells its tokens: ${usage.input} read, ${usage.output} written`),
    ],
    [
      'model price',
      price === null
        ? warning('not known: give it by --price INPUT,OUTPUT, or set --max-usd none')
        : ok(http === null ? 'not counted in money' : `$${price.input} a million tokens read, $${price.output} written`),
    ],
  ]
  if (http !== null) {
    const { schema, temperature, seed } = http.abilities
    const missing = [
      schema === 'none' ? 'a schema for answers' : '',
      temperature ? '' : 'a temperature',
      seed || http.api === 'responses' ? '' : 'a seed',
    ].filter((part) => part !== '')
    checks.push([
      'model options',
      missing.length === 0 ? ok('takes all that is asked') : warning(`does not take ${missing.join(' or ')}: asked without`),
    ])
  }
  return checks.map(([name, finding]) => ({ name, run: () => finding }))
}

import { types } from 'node:util'
import type { ProbePlan } from '#core'
import { instrument } from '../../probes/instrument.ts'
import { PROGRAM_PARAMETERS } from '../../probes/program/executable.ts'
import { createView } from '../../probes/program/view.ts'
import { createOwnData } from '../../probes/runtime/own-data.ts'
import { createSnapshot } from '../../probes/runtime/snapshot.ts'
import { type Done, parsed, recording } from './observe.ts'

const snapshot = createSnapshot(createOwnData(types.isProxy))
const AsyncFunction = (async () => undefined).constructor as FunctionConstructor

/**
 * Loads a program of any language and format as an isolate would, with the probes of a plan or with none, calls its `main()` where it has
 * one, and waits for the result. Programs tell what they do to `log(...values)`.
 */
export async function behave(text: string, path: string, plan: ProbePlan | null): Promise<Done & { readonly points: number }> {
  const program = plan === null ? { text, points: [] } : instrument(parsed(text, path), plan)
  const { body, async } = createView(parsed(program.text, path)).render([], { metered: false })!
  const recorder = recording(program.points)
  const log: string[] = []
  const tell = (...values: unknown[]) => {
    log.push(snapshot(values, 400).text)
    return values.at(-1)
  }
  const module = { exports: {} }
  const values = [module, module.exports, requireOf, () => undefined, ...Object.values(recorder.probe), tell]
  try {
    const Make = async ? AsyncFunction : Function
    const load = new Make(...PROGRAM_PARAMETERS.slice(0, 4), ...Object.keys(recorder.probe), 'log', body)
    recorder.beginTest(0)
    const { names } = (await load(...values)) as { names: { main?: () => unknown } }
    const result = await names.main?.()
    return { result: `gives ${snapshot(result, 2000).text}`, log, points: program.points.length }
  } catch (error) {
    return { result: `throws ${String(error)}`, log, points: program.points.length }
  } finally {
    recorder.endTest()
    recorder.decode()
  }
}

/** The modules that programs may ask for. */
function requireOf(specifier: string): unknown {
  if (specifier === './data.json') return { a: 1 }
  return { __esModule: true, default: specifier, named: (x: unknown) => [specifier, x], React: null }
}

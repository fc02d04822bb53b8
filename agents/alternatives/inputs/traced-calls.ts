import type { Prober, Trace } from '#core'
import { callsOf, isWhole } from '../../analysis/views/calls.ts'
import { readText } from './read-text.ts'
import { type Call, isList } from './value.ts'

/** The calls that the tests themselves made in a run, where the pictures of their arguments are whole and show plain data. */
export function tracedCalls(trace: Trace, functionNames: readonly string[], parse: Prober['parse']): readonly Call[] {
  return callsOf(trace).flatMap(({ caller, point: { functionName }, entry }): Call[] => {
    const text = entry.value?.text ?? ''
    if (caller !== 0 || !functionNames.includes(functionName) || !isWhole(text)) return []
    const args = readText(text, parse)?.value
    return isList(args) ? [{ functionName, args }] : []
  })
}

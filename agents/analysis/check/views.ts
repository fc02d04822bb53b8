import type { BlockView, Evidence, ObservedCall, ObservedFunction } from '#core'
import { differing, find, type Checked } from './cited.ts'

/** Each recorded call has an entry and an end with these arguments and that result. */
export function checkFunctions(checked: Checked): string[] {
  return checked.report.functions.flatMap((observed) =>
    observed.calls.flatMap((call) =>
      [...entryProblems(checked, observed, call), ...endProblems(checked, call)].map(
        (problem) => `call ${call.call} of ${observed.functionName}: ${problem}`,
      ),
    ),
  )
}

function entryProblems(checked: Checked, { functionName, line }: ObservedFunction, call: ObservedCall): string[] {
  const cited = find(checked, call.entry)
  if (cited === null) return [`there is no event ${call.entry}`]
  const { event, point } = cited
  const list = event.value?.text ?? ''
  return [
    ...differing('function', point.functionName, functionName),
    ...differing('line', point.line, line),
    ...differing('test', event.test, call.test),
    ...differing('call', event.call, call.call),
    ...differing('caller', event.caller ?? 0, call.caller),
    ...(call.arguments === list || `[${call.arguments}]` === list ? [] : differing('list of arguments', list, call.arguments)),
    ...differing('passing', call.test === null || checked.passing.has(call.test), call.passed),
  ]
}

function endProblems(checked: Checked, call: ObservedCall): string[] {
  if (call.end === null) return call.result === null && !call.threw ? [] : ['a result without an event that saw it']
  const cited = find(checked, call.end)
  if (cited === null) return [`there is no event ${call.end}`]
  const { event, point } = cited
  return [
    ...differing('test', event.test, call.test),
    ...differing('call', event.call, call.call),
    ...differing('result', event.value?.text ?? null, call.result),
    ...differing('throwing', point.kind === 'exception' || point.kind === 'throw', call.threw),
  ]
}

/** Each value of a block was seen in its test: at the cited event, before its assignment, or among its parameters. */
export function checkBlocks(checked: Checked): string[] {
  return checked.report.blocks.flatMap((block) =>
    [
      ...(block.visit >= 1 && block.visit <= block.visits ? [] : [`visit ${block.visit} of ${block.visits}`]),
      ...[...block.before, ...block.after].flatMap((evidence) => valueProblems(checked, block, evidence)),
    ].map((problem) => `block at line ${block.firstLine}: ${problem}`),
  )
}

function valueProblems(checked: Checked, block: BlockView, evidence: Evidence): string[] {
  const cited = find(checked, evidence.event)
  if (cited === null) return [`there is no event ${evidence.event}`]
  const { event, point } = cited
  const texts = [event.value?.text, event.before?.text].filter((text) => text !== undefined)
  const isThere = texts.includes(evidence.value) || (point.kind === 'function' && texts.some((t) => t.includes(evidence.value)))
  return [
    ...differing('test', event.test, evidence.test),
    ...differing('test', event.test, block.test),
    ...differing('line', point.line, evidence.line),
    ...(point.label.includes(evidence.label) ? [] : differing('label', point.label, evidence.label)),
    ...(isThere ? [] : differing('value', texts.join(' or '), evidence.value)),
  ].map((problem) => `event ${evidence.event}: ${problem}`)
}

import type { BlockView, Evidence, ObservedCall, ObservedFunction } from '#core'
import { clip, testName, WIDTH, type Told } from './told.ts'

/** What is told only when all is asked for: calls with arguments and results, blocks with values before and after, and single values. */
export function viewsText({ fault, paint }: Told): string[] {
  return [
    ...section(paint('bold', 'calls'), fault.functions.flatMap(functionText)),
    ...section(paint('bold', 'blocks'), fault.blocks.flatMap(blockText)),
    ...section(paint('bold', 'seen there'), fault.evidence.map(evidenceLine)),
  ]
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines]
}

function functionText({ functionName, line, calls }: ObservedFunction): string[] {
  return [`  ${clip(functionName, 60)} (line ${line})`, ...calls.map((call) => clipped(`    ${callText(call)}`))]
}

function callText({ arguments: list, result, threw, test, passed }: ObservedCall): string {
  const end = result === null ? 'does not end' : `${threw ? 'throws' : 'gives'} ${clip(result, 50)}`
  return `${clip(list, 50)} ${end}  in ${testName(test)}, which ${passed ? 'passes' : 'fails'}`
}

function blockText({ firstLine, lastLine, test, visit, visits, score, before, after }: BlockView): string[] {
  const lines = firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine}–${lastLine}`
  const which = visits === 1 ? '' : `, visit ${visit} of ${visits}`
  const values = (list: readonly Evidence[]) =>
    list.map(({ label, value }) => `${clip(label, 30)} = ${clip(value, 30)}`).join(', ')
  return [
    `  ${score.toFixed(2)}  ${lines} in ${testName(test)}${which}`,
    ...(before.length === 0 ? [] : [clipped(`        before: ${values(before)}`)]),
    ...(after.length === 0 ? [] : [clipped(`        after:  ${values(after)}`)]),
  ]
}

function evidenceLine({ line, label, value, test }: Evidence): string {
  return clipped(`  line ${line}  ${clip(label, 60)} = ${clip(value, 60)}  in ${testName(test)}`)
}

function clipped(line: string): string {
  return line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 1)}…`
}

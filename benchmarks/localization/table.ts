import { align, listed } from '../report/table.ts'
import { REFERENCE } from './arms.ts'
import { LONG, type ArmFigures, type Figure } from './figures.ts'
import type { LocalizationResult } from './run-localization.ts'

const HEAD = ['', 'top-1', 'top-3', 'top-5', 'chance 1/3/5', `top-1/3/5 of ${LONG}+ lines`, 'expression top-1/3/5', 'ms']

/** The result for people: what was left out and why, and a line an arm. */
export function localizationTable(result: LocalizationResult): string {
  const { tasks, data, excluded } = result
  const long = tasks.filter((task) => task.functionLines >= LONG).length
  const failed = tasks.flatMap(({ id, arms }) =>
    arms.flatMap(({ arm, failure }) => (failure === undefined ? [] : [{ id, reason: `${arm.trim()}: ${failure}` }])),
  )
  const lines = [
    ...listed('excluded (in no figure)', excluded),
    ...listed('failed diagnoses (no suspects: all lines tie)', failed),
    `${result.suite}: ${tasks.length} faults of ${data.chosen} rows, ${long} of them in a function of ${LONG} lines or more`,
    ...(result.complete ? [] : ['INTERRUPTED: the figures are of the finished programs only']),
    'All tests are seen. Right lines: those of the smallest syntax trees that differ from the right program; where something is missing, the',
    'line of code before it and the one after. A line is as suspicious as the most suspicious place on it.',
    'Percent of faults whose first right line has an expected rank, under ties, of 1, 3 or 5 at most; chance: mean probability that it is',
    'among the first 1, 3 or 5; expression: the suspect is the differing expression, or the smallest observed place around it.',
    'ms: median of a whole diagnosis, its runs of the program included.',
    '',
    ...align([HEAD, ...result.arms.map(row)], [1, 2, 3, 4, 5, 6, 7]),
    '',
    ...align(result.figures.map(figure), [1]),
  ]
  return `${lines.join('\n')}\n`
}

function row({ arm, top, chance, topLong, expressionTop, medianMs }: ArmFigures): string[] {
  return [arm, ...top.map(short), joined(chance), joined(topLong), joined(expressionTop), medianMs.toFixed(0)]
}

function figure({ name, value, unit, reference }: Figure): string[] {
  return [name, `${short(value)} ${unit}`, reference === null ? '' : `(${REFERENCE}: ${short(reference)} ${unit})`]
}

function joined(values: readonly number[]): string {
  return values.map(short).join(' / ')
}

function short(value: number): string {
  return value.toFixed(1)
}

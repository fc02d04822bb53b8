import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createSandbox } from '#probes'
import { priorOf, type PriorOf } from '../../agents/repair/search/priors.ts'
import { loadData } from '../../benchmarks/data/load-data.ts'
import { readTasks } from '../../benchmarks/data/read-tasks.ts'
import { missingPackages, neededPackages } from '../../benchmarks/packages.ts'
import { findSuite } from '../../benchmarks/suites/index.ts'
import type { BenchTask } from '../../benchmarks/task.ts'
import { takeCensus, type Census } from './census.ts'
import { figuresOf, isBetter, type Figures } from './figures.ts'
import { fitPriors, fittedPriors, type FittedFamily } from './fit.ts'
import { sample } from './halves.ts'

/**
 * Would other costs of the families find more? `npm run bench:priors [-- --rows N] [--candidates N] [--json FILE] [--from FILE]`.
 * Problems are divided into halves. What was right in one half gives costs, and these are compared with the present table on the other,
 * both ways round. The table is worth changing only where the fitted costs are better on both. `--from` takes the present table's searches
 * from a file of `--json`.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '150' },
    candidates: { type: 'string', default: '3000' },
    json: { type: 'string' },
    from: { type: 'string' },
  },
})
const rows = Number(values.rows)
const most = Number(values.candidates)
const suites = ['llm-bugs-js', 'humanevalfix-js']

const tasks = (await Promise.all(suites.map(tasksOf))).flat()
const present = values.from === undefined ? await searches(tasks, priorOf, false) : readPresent(values.from)

const folds: { fitted: FittedFamily[]; before: Figures; after: Figures; searches: Census[] }[] = []
for (const half of [0, 1] as const) {
  const fitted = fitPriors(
    present.filter((one) => one.half === half),
    priorOf,
  )
  const other = new Map(present.flatMap((one) => (one.half === half ? [] : [[one.id, one]])))
  const chosen = tasks.filter(({ id }) => other.has(id))
  const after = await searches(chosen, fittedPriors(fitted, priorOf), true)
  // A program may be left out for what time decides, such as a flaky test.
  const before = after.map(({ id }) => other.get(id)!)
  folds.push({ fitted, before: figuresOf(before, most), after: figuresOf(after, most), searches: after })
  tell(half, folds.at(-1)!)
}
const isWorthIt = folds.every(({ before, after }) => isBetter(after, before))
console.log(
  isWorthIt ? 'The fitted costs are better on both halves.' : 'The table stays: the fitted costs are not better on both halves.',
)
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows, most, present, folds })}\n`)

async function tasksOf(name: string): Promise<BenchTask[]> {
  const suite = findSuite(name)
  const { file, text } = await loadData(suite, { cwd: process.cwd() })
  const usable = readTasks(suite, file, text).filter(
    (task) => task.visibleTests !== null && missingPackages(neededPackages(task), process.cwd()).length === 0,
  )
  return sample(usable, rows)
}

function readPresent(file: string): Census[] {
  return JSON.parse(readFileSync(file, 'utf8')).present
}

async function searches(chosen: readonly BenchTask[], costs: PriorOf, brief: boolean): Promise<Census[]> {
  const sandbox = createSandbox()
  const census: Census[] = []
  for (const [index, task] of chosen.entries()) {
    const one = await takeCensus(sandbox, task, { priorOf: costs, most, brief })
    if (one !== null) census.push(one)
    if ((index + 1) % 10 === 0) process.stderr.write(`${index + 1}/${chosen.length}\n`)
  }
  await sandbox.close()
  return census
}

function tell(half: 0 | 1, { fitted, before, after }: (typeof folds)[number]): void {
  console.log(`\nfitted on half ${half}, looked at on the other: ${before.programs} programs`)
  console.log('candidates  plausible  correct  found    (present > fitted)')
  before.within.forEach(({ candidates, plausible, correct, found }, i) => {
    const then = after.within[i]!
    const cells = [`${plausible} > ${then.plausible}`, `${correct} > ${then.correct}`, `${found} > ${then.found}`]
    console.log([String(candidates).padStart(10), ...cells.map((cell) => cell.padStart(9))].join('  '))
  })
  const moved = fitted.toSorted((a, b) => Math.abs(b.cost - b.was) - Math.abs(a.cost - a.was)).slice(0, 12)
  for (const { family, was, cost, right, expected } of moved) {
    console.log(
      `  ${family.padEnd(22)} ${was.toFixed(2)} > ${cost.toFixed(2)}   right ${right.toFixed(1)}, expected ${expected.toFixed(1)}`,
    )
  }
}

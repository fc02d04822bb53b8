import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { FORBIDDEN, OPTIONS } from '../.dependency-cruiser.ts'

/** Proves who imports whom in the current folder, and first that the files were read at all. Exit code 1 where it does not hold. */
const FOLDERS = ['src', 'probes', 'agents', 'lessons', 'benchmarks']
/** A cruiser that cannot read TypeScript finds no modules, so no violations: fewer than these means that it is broken. */
const FEWEST_MODULES = 100
const FEWEST_IMPORTS = 300

const { output } = await cruise(FOLDERS, { ...OPTIONS, validate: true, ruleSet: { forbidden: FORBIDDEN } })
const { modules, summary } = output as ICruiseResult
const ours = modules.filter(({ source }) => FOLDERS.some((folder) => source.startsWith(`${folder}/`)))
const imports = ours.flatMap(({ dependencies }) => dependencies)
const problems = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)
if (ours.length < FEWEST_MODULES || imports.length < FEWEST_IMPORTS)
  problems.push('too little was read: the check itself is broken')

for (const problem of problems) console.error(problem)
console.log(`${ours.length} modules, ${imports.length} imports, ${problems.length} problems`)
process.exitCode = problems.length > 0 ? 1 : 0

import { join } from 'node:path'
import { Command } from 'commander'
import { printable } from '../../report/printable.ts'
import { readTrajectory } from '../../trajectory/read-trajectory.ts'
import { listRuns, runsFolder } from '../../trajectory/run-folder.ts'
import { printJson } from '../output.ts'
import { projectRoot } from '../project-root.ts'

/** `tracemend runs`: what is kept in this project, newest first. */
export function runsCommand(): Command {
  return new Command('runs')
    .description('list the runs kept in .tracemend/runs, newest first')
    .option('--json', 'print them as one JSON object')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const root = projectRoot(process.cwd())
      const ids = (await listRuns(root)).reverse()
      const runs = await Promise.all(ids.map((id) => describeRun(join(runsFolder(root), id), id)))
      if (json) printJson({ runs })
      else if (runs.length === 0) process.stderr.write(`no runs in ${runsFolder(root)}\n`)
      else process.stdout.write(runs.map((run) => `${run.id}  ${run.status.padEnd(13)}  ${printable(run.path)}\n`).join(''))
    })
}

async function describeRun(folder: string, id: string): Promise<{ id: string; status: string; path: string }> {
  try {
    const { header, end } = (await readTrajectory(folder)).trajectory
    return { id, status: end?.result.status ?? 'unfinished', path: header.task.source.path }
  } catch {
    return { id, status: 'unreadable', path: '' }
  }
}

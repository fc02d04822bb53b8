import type { ChildProcess } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Project } from '../helpers/cli.ts'
import { startModelServer, type ReceivedRequest } from '../helpers/model-server.ts'
import { AGREE, analysisOf, promptOf, RIGHT, TASK, UNSEARCHABLE, WRONG } from '../helpers/model-task.ts'

/** Kills a set-up; more of them, such as TRACEMEND_KILLS=8, are a matter of minutes. */
const KILLS = Number(process.env['TRACEMEND_KILLS'] ?? 1)

const MODEL = ['--model', 'some-model', '--price', '1,2', '--description', TASK.description, '--json']
const LOOK = '{"look":[{"from":1,"to":3,"kinds":["returns"]}],"test":null,"why":"how"}'

/** The same answer for the same question, whenever it is asked: right at the third attempt. */
function answer(request: ReceivedRequest): string {
  const prompt = promptOf(request)
  if (prompt === 'analysis') return analysisOf(request)
  if (prompt === 'instrumentation') return LOOK
  if (prompt === 'reviewer') return AGREE
  const attempts = [...request.input.matchAll(/^Attempt \d+:/gm)].length
  return attempts >= 2 ? RIGHT : WRONG.replace('- 9', `- ${Number(request.body['seed'])}`)
}

interface Line {
  readonly kind: string
  readonly key: string
  readonly runId: string
}

interface Told {
  readonly status: string
  readonly source: string
  readonly report: { readonly model: { readonly calls: number } }
}

/** Some moments between the first and the last line of a run, spread by a fixed rule. */
const momentsOf = (lines: number): readonly number[] =>
  Array.from({ length: KILLS }, (_, i) => 1 + Math.floor((((i + 1) * 0.618_034) % 1) * (lines - 1)))

/** Ends the whole group of a run's processes as soon as it has written so many lines. */
async function killAt(moment: number, child: ChildProcess, written: () => number): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    if (written() >= moment) {
      process.kill(-child.pid!, 'SIGKILL')
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
}

test.each([
  ['one answer at a time', ['--policy', 'model']],
  ['three at once', ['--policy', 'model', '--samples', '3']],
  ['after the search', ['--policy', 'search-then-model', '--alternatives', '1']],
  ['in turns with the search', ['--policy', 'both', '--alternatives', '1']],
])('killed at any moment, a run comes to the same end and asks nothing again (%s)', { timeout: 1_200_000 }, async (_, flags) => {
  const { source } = flags.includes('model') ? TASK : UNSEARCHABLE
  const files = { [source.path]: source.text, [TASK.tests.path]: TASK.tests.text }
  const args = [source.path, ...MODEL, ...flags]
  let answered: ReadonlySet<string> = new Set()
  let repeated: string[] = []
  const server = await startModelServer(async (request) => {
    const key = request.idempotencyKey!
    if (answered.has(key)) repeated.push(key)
    // Samples come back in another order than they were asked in.
    await new Promise((resolve) => setTimeout(resolve, 20 + 30 * ((7 - request.index) & 3)))
    return answer(request)
  })
  const env = { OPENAI_BASE_URL: server.baseUrl }
  const left = (project: Project) => {
    const runs = join(project.root, '.tracemend/runs')
    const [file] = existsSync(runs) ? globSync('*/trajectory.ndjson', { cwd: runs }) : []
    return file === undefined ? [''] : readFileSync(join(runs, file), 'utf8').split('\n')
  }
  try {
    using whole = new Project(files)
    const undisturbed = JSON.parse((await whole.tracemend(args, { env })).stdout) as Told
    expect(undisturbed.status).toBe('repaired')
    const lines = left(whole).length - 1
    for (const moment of momentsOf(lines)) {
      using project = new Project(files)
      answered = new Set()
      repeated = []
      const begun = Promise.withResolvers<ChildProcess>()
      const ended = project.tracemend(args, { env, onStart: (child) => begun.resolve(child) })
      await killAt(moment, await begun.promise, () => left(project).length - 1)
      await ended
      expect(project.read(source.path)).toBe(source.text)
      const records = left(project)
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Line)
      const calls = records.filter(({ kind }) => kind === 'call')
      answered = new Set(calls.map(({ key }) => `${records[0]!.runId}-${key}`))
      const resumed = JSON.parse((await project.tracemend(['resume', 'last', '--json'], { env })).stdout) as Told
      expect(repeated).toEqual([])
      expect({ moment, status: resumed.status, source: resumed.source }).toEqual({
        moment,
        status: 'repaired',
        source: undisturbed.source,
      })
      const inFlight = resumed.report.model.calls - undisturbed.report.model.calls
      expect(inFlight).toBeGreaterThanOrEqual(0)
      expect(inFlight).toBeLessThanOrEqual(flags.includes('3') ? 3 : 1)
    }
  } finally {
    await server.close()
  }
})

import { Session } from 'node:inspector'
import type { Effort, Peer } from '../figure.ts'
import { measureInTurns, geometricMean } from '../measure.ts'
import { bodyOf, PROGRAMS, readProgram, withIstanbul } from '../program.ts'

/** V8's own coverage by blocks, and istanbul's, in Node itself and not in an isolate. */
export function measureCoverageInNode({ rounds }: Effort): Peer[] {
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  const ratios = PROGRAMS.map((name) => {
    const text = readProgram(name)
    const ms = measureInTurns(rounds, {
      plain: inNode(bodyOf(text)),
      istanbul: inNode(bodyOf(withIstanbul(text))),
      v8: inNode(
        bodyOf(text),
        () => session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true }),
        () => session.post('Profiler.stopPreciseCoverage'),
      ),
    })
    return { istanbul: ms.istanbul / ms.plain, v8: ms.v8 / ms.plain }
  })
  session.disconnect()
  const peer = (name: string, all: readonly number[]): Peer => {
    const detail = `Node, ${PROGRAMS.length} programs: ${all.map((ratio) => ratio.toFixed(1)).join(' ')}`
    return { name, slowDown: geometricMean(all), detail }
  }
  return [
    peer(
      'babel-plugin-istanbul',
      ratios.map(({ istanbul }) => istanbul),
    ),
    peer(
      'V8 precise coverage (block)',
      ratios.map(({ v8 }) => v8),
    ),
  ]
}

let compiled = 0

/** Compiled anew each time, because V8 counts blocks only in code that it compiles while coverage is on; run once to get warm. */
function inNode(body: string, start = () => {}, stop = () => {}) {
  let run: () => unknown = () => {}
  return {
    before() {
      start()
      compiled += 1
      const program = new Function('module', 'exports', 'require', '$tm_step', `${body}//${compiled}`)
      run = program({ exports: {} }, {}).names.run
      run()
    },
    task() {
      run()
    },
    after: stop,
  }
}

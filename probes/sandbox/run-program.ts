import { createIsolate, dispose, IsolateRealm, type SharedMemory } from './isolate.ts'
import type { RunRequest, SessionSetup } from './protocol.ts'
import { COMPLETED, OUT_OF_MEMORY, type RunStop, TIMED_OUT } from './run-stop.ts'

/**
 * Runs one program against its suite in an isolate of its own, which is gone afterwards. Results and trace lie in the shared
 * memory; told is only how the run ended.
 */
export function runProgram(setup: SessionSetup, request: RunRequest, memory: SharedMemory): RunStop {
  const { seed, frozen, maxSteps, recorder, intervenes, knownGuards, timeMs } = request
  const isolate = createIsolate(setup.memoryMb)
  try {
    const realm = new IsolateRealm(
      isolate,
      setup,
      { seed, frozen, maxSteps, recorder, intervenes, knownGuards, goal: null },
      memory,
    )
    const deadline = performance.now() + timeMs
    let last = realm.call('seal', [], timeMs)
    if (last.status === 'returned')
      last = realm.call('run', [request.program, request.intervention], deadline - performance.now())
    while (last.status === 'returned') {
      const left = deadline - performance.now()
      if (left <= 0) return TIMED_OUT
      last = realm.call('pump', [], left)
      if (last.status === 'returned' && last.value === true) return COMPLETED
    }
    return last.stop
  } catch (error) {
    if (isolate.isDisposed) return OUT_OF_MEMORY
    return { end: 'crashed', detail: `the isolate could not be set up: ${String(error).slice(0, 300)}` }
  } finally {
    dispose(isolate)
  }
}

import { createAssert } from '../runtime/assert.ts'
import { installBuffer } from '../runtime/buffer.ts'
import { createBuiltins } from '../runtime/builtins.ts'
import { installClock } from '../runtime/clock.ts'
import { createCompare } from '../runtime/compare.ts'
import { installConsole } from '../runtime/console.ts'
import { createDeepEqual } from '../runtime/deep-equal.ts'
import { createDistance } from '../runtime/distance.ts'
import { createEndings } from '../runtime/endings.ts'
import { createEventLog } from '../runtime/event-log.ts'
import { createFailures } from '../runtime/failure.ts'
import { createFingerprint } from '../runtime/fingerprint.ts'
import { createHarness } from '../runtime/harness.ts'
import { createHashes } from '../runtime/hashes.ts'
import { createLeafEqual } from '../runtime/leaf-equal.ts'
import { createIntervener } from '../runtime/intervener.ts'
import { createLinker } from '../runtime/linker.ts'
import { createLoadFaults } from '../runtime/load-fault.ts'
import { createLockdown } from '../runtime/lockdown.ts'
import { createMailbox } from '../runtime/mailbox.ts'
import { createMeter } from '../runtime/meter.ts'
import { createOwnData } from '../runtime/own-data.ts'
import { createPretence } from '../runtime/pretence.ts'
import { createProxies } from '../runtime/proxies.ts'
import { installRandom } from '../runtime/random.ts'
import { createRealm, type Toolbox } from '../runtime/realm.ts'
import { createRecorder } from '../runtime/recorder.ts'
import { createReporter } from '../runtime/reporter.ts'
import { createRunner } from '../runtime/runner.ts'
import { createScreener } from '../runtime/screener.ts'
import { createSnapshot } from '../runtime/snapshot.ts'
import { createTally } from '../runtime/tally.ts'
import { installWebGlobals } from '../runtime/web-globals.ts'

const TOOLBOX: Toolbox = {
  createProxies,
  createOwnData,
  createPretence,
  createLeafEqual,
  createSnapshot,
  createDeepEqual,
  createAssert,
  createFailures,
  createHashes,
  createMailbox,
  createMeter,
  createLockdown,
  installClock,
  installRandom,
  installConsole,
  installWebGlobals,
  installBuffer,
  createBuiltins,
  createCompare,
  createHarness,
  createEventLog,
  createRecorder,
  createIntervener,
  createLinker,
  createLoadFaults,
  createRunner,
  createReporter,
  createDistance,
  createFingerprint,
  createEndings,
  createTally,
  createScreener,
}

// In brackets, so that V8 compiles them at once: then the code cache holds them.
const entries = Object.entries(TOOLBOX).map(([name, tool]) => `${name}: (${String(tool)})`)

/**
 * An expression that gives a function of the options as JSON text, the mailbox's shared buffer and the recorder's; that gives the realm.
 * The text of the functions is the same whether they run from source (types stripped) or from the package.
 */
export const PRELUDE = `'use strict'; ((options, mailbox, recorder) =>
  (${String(createRealm)})({${entries.join(',\n')}}, JSON.parse(options), mailbox, recorder))`

import { defineConfig } from 'vitest/config'

/**
 * The tests that judge mutants of the placers and the recorder (`npm run mutate`): the tables that specify them. They run the recorder in the
 * realm of the tests: a mutant's code calls helpers of Stryker that no isolate has, so tests that send it into one are left out; so are
 * those that run each program many times, or random ones, and would do so for every mutant.
 */
const conditions = ['tracemend-source']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    pool: 'forks',
    execArgv: ['--conditions=tracemend-source'],
    testTimeout: 30_000,
    include: ['test/probes/placers/*.test.ts', 'test/probes/runtime/recorder*.test.ts', 'test/probes/trace/*.test.ts'],
    exclude: ['test/probes/placers/{generated,language}.test.ts', 'test/probes/trace/tampered.test.ts'],
  },
})

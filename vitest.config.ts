import { defineConfig } from 'vitest/config'

/** Tests run the TypeScript sources: our own condition makes `#core` and its sisters resolve to them. */
const conditions = ['tracemend-source']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    execArgv: ['--conditions=tracemend-source'],
    maxWorkers: 2,
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      include: ['src/**', 'probes/**', 'agents/**', 'lessons/**', 'benchmarks/**'],
    },
  },
})

import { defineConfig } from 'vitest/config'

/** Tests run the TypeScript sources: our own condition makes `#core` and its sisters resolve to them. */
const conditions = ['tracemend-source']
const PACKAGE_TESTS = 'test/e2e/package.test.ts'

/** Where `.ci/run` wants its counts; it is the one that sets this. */
const report = process.env['TRACEMEND_TEST_REPORT']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    pool: 'forks',
    execArgv: ['--conditions=tracemend-source'],
    maxWorkers: 2,
    // Nothing is learnt into the lessons of who runs the tests.
    env: { TRACEMEND_LESSONS: 'none' },
    testTimeout: 30_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: [PACKAGE_TESTS] } },
      // Packs, installs and runs the package as a user gets it: needs the registry, so it is asked for by name.
      { extends: true, test: { name: 'package', include: [PACKAGE_TESTS], testTimeout: 300_000 } },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**', 'probes/**', 'agents/**', 'lessons/**', 'benchmarks/**'],
    },
  },
})

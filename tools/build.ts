import { spawnSync } from 'node:child_process'
import { chmodSync, rmSync } from 'node:fs'

/** Compiles the sources to `dist`, which mirrors them. */
rmSync('dist', { recursive: true, force: true })
const { status } = spawnSync('npx', ['tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
if (status === 0) chmodSync('dist/src/cli/bin.js', 0o755)
process.exitCode = status ?? 1

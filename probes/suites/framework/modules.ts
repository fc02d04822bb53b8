/** The modules of test frameworks that the isolate has its own versions of; none of them needs to be installed. */
const MODULES = ['vitest', '@jest/globals', 'node:test', 'mocha', 'bun:test'] as const

export function isFrameworkModule(specifier: string): boolean {
  return (MODULES as readonly string[]).includes(specifier)
}

/** For the bundler: the expression that gives each module. */
export function givenModules(names: readonly string[] = []): Record<string, string> {
  return Object.fromEntries([...MODULES, ...names].map((name) => [name, `$tm_framework.modules[${JSON.stringify(name)}]`]))
}

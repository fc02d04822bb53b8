import { clearAllMocks, fn, isMockFunction, resetAllMocks, restoreAllMocks, spyOn } from '@vitest/spy'
import { unsupported } from './expect.ts'
import { fakeTimers } from './fake-timers.ts'

const stubbed = new Map<string, PropertyDescriptor | undefined>()

function stubGlobal(name: string, value: unknown): void {
  if (!stubbed.has(name)) stubbed.set(name, Object.getOwnPropertyDescriptor(globalThis, name))
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: true })
}

function unstubAllGlobals(): void {
  for (const [name, before] of stubbed) {
    if (before) Object.defineProperty(globalThis, name, before)
    else Reflect.deleteProperty(globalThis, name)
  }
  stubbed.clear()
}

const api = {
  fn,
  spyOn,
  isMockFunction,
  mocked: <T>(value: T): T => value,
  clearAllMocks,
  resetAllMocks,
  restoreAllMocks,
  ...fakeTimers,
}

/** The mock API of vitest and jest; each method answers with the API itself where there is nothing else to answer. */
export function createMockApi(setTimeouts: (ms: number) => void): Record<string, unknown> {
  const vi: Record<string, unknown> = {
    stubGlobal,
    unstubAllGlobals,
    hoisted: <T>(factory: () => T): T => factory(),
    setConfig: ({ testTimeout }: { testTimeout?: number }) => testTimeout !== undefined && setTimeouts(testTimeout),
    setTimeout: setTimeouts,
  }
  for (const [name, method] of Object.entries(api) as [string, (...args: unknown[]) => unknown][]) {
    vi[name] = (...args: unknown[]) => method(...args) ?? vi
  }
  for (const name of [
    'mock',
    'unmock',
    'doMock',
    'doUnmock',
    'setMock',
    'requireActual',
    'requireMock',
    'importActual',
    'importMock',
  ]) {
    vi[name] = unsupported('mocked modules are')
  }
  for (const name of [
    'resetModules',
    'isolateModules',
    'isolateModulesAsync',
    'dynamicImportSettled',
    'waitFor',
    'waitUntil',
    'stubEnv',
  ]) {
    vi[name] = unsupported(`${name}() is`)
  }
  return vi
}

/** Undoes what the tests of one program did to the context that the next one shares. */
export function restoreEverything(): void {
  restoreAllMocks()
  unstubAllGlobals()
  fakeTimers.useRealTimers()
}

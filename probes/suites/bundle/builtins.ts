import { builtinModules } from 'node:module'

const SERVED = /^(node:)?(assert(\/strict)?|util|crypto|perf_hooks)$/
const BUILTIN = new Set(builtinModules)

/** Node's modules that the isolate has its own versions of: they stay outside of the bundle. */
export function isServedBuiltin(specifier: string): boolean {
  return SERVED.test(specifier)
}

export function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || BUILTIN.has(specifier)
}

/** A module that loads, so that code which merely mentions it runs, and whose use says why it does nothing. */
export function unavailableModule(specifier: string): string {
  const message = JSON.stringify(`${specifier} is not available inside the sandbox`)
  return `
const refuse = () => { throw new Error(${message}) }
const get = (_, key) => (typeof key === 'symbol' || key === '__esModule' || key === 'then' ? undefined : refuse())
const handler = { get, apply: refuse, construct: refuse, getPrototypeOf: () => module.exports }
module.exports = new Proxy(function () {}, handler)
`
}
